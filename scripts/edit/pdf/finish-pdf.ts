import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFStreamWriter,
  PDFString,
} from '@cantoo/pdf-lib';
import type { WholePrint } from '../../pages/whole-print.ts';
import { MADE_FROM } from '../../site/load-document.ts';

/**
 * A PDF as a browser printed it, with what it is, and of when, and small: the same texts are the same bytes on each day. A
 * browser leaves the tags of the page as plain texts, which are half of it.
 */
export async function finishPdf(printed: Uint8Array, print: WholePrint): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false });
  const { context } = document;
  const day = new Date(`${print.day}T00:00:00Z`);
  document.setTitle(print.title, { showInWindowTitleBar: true });
  document.setAuthor(print.author);
  document.setLanguage(print.language);
  document.setCreationDate(day);
  document.setModificationDate(day);
  context.lookup(context.trailerInfo.Info, PDFDict).set(PDFName.of(MADE_FROM), PDFString.of(print.madeFrom));
  renumberCells(context.enumerateIndirectObjects().map(([, object]) => object));
  return PDFStreamWriter.forContext(context, PER_STREAM, true, PER_STREAM).serializeToBuffer();
}

/** How many objects are deflated as one: of 50, as the library has it, a file is a twentieth larger. */
const PER_STREAM = 1000;

/** The name by which cells of a table refer to its heads: Chromium makes it of a number that is another one in each run. */
const NAME = /^node\d+$/;

/** Gives these names the numbers of their order, which is that of the page, and by which a list of them is sorted. */
function renumberCells(objects: readonly PDFObject[]): void {
  const names = new Set<string>();
  const collect = (name: string): string => {
    names.add(name);
    return name;
  };
  for (const object of objects) rename(object, collect);
  const order = new Map(
    [...names].sort().map((name, index) => [name, `node${String(index).padStart(8, '0')}`]),
  );
  for (const object of objects) rename(object, (name) => order.get(name) ?? name);
}

function rename(object: PDFObject, nameFor: (name: string) => string): void {
  const next = (value: PDFObject): PDFObject => {
    if (!(value instanceof PDFString)) rename(value, nameFor);
    return value instanceof PDFString && NAME.test(value.asString())
      ? PDFString.of(nameFor(value.asString()))
      : value;
  };
  if (object instanceof PDFDict) for (const [key, value] of object.entries()) object.set(key, next(value));
  if (object instanceof PDFArray)
    for (let index = 0; index < object.size(); index++) object.set(index, next(object.get(index)));
}
