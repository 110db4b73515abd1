import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PDFDict, PDFString } from '@cantoo/pdf-lib';
import { tried } from '../cannot-run.ts';
import { writeText } from '../files.ts';
import { cacheFolder } from '../folders.ts';
import { isDay } from './is-day.ts';

/** What a PDF says of itself. */
export interface DocumentFacts {
  readonly pages: number;
  /** BCP 47. */
  readonly language?: string;
  /** On which it was last changed, as its author's clock had it: `YYYY-MM-DD`. */
  readonly day?: string;
  /** Tells what texts it was made from, where `npm run pdf` made it. */
  readonly madeFrom?: string;
}

/** The entry of a PDF's own data in which that stands. */
export const MADE_FROM = 'MadeFrom';

const CACHE = join(cacheFolder, 'documents');
/** Has Node keep what it compiled. */
const COMPILED = join(import.meta.dirname, '../trust-center.cjs');
/** How long a file may take to be read, in ms, before it counts as one that cannot be. */
const PATIENCE = 60_000;

/**
 * What a PDF says of itself; undefined where it cannot be read as one. That is found out once for each version of a file,
 * in a process of its own: the library takes half a second, and a file that was made to keep it busy can be stopped.
 * @param sha256 tells the version
 */
export function loadDocument(file: string, sha256: string): DocumentFacts | undefined {
  const program = import.meta.filename;
  const kept = join(CACHE, `${hash('sha256', sha256 + readFileSync(program, 'utf8'), 'hex')}.json`);
  const known = tried(() => JSON.parse(readFileSync(kept, 'utf8')) as DocumentFacts | null);
  if (known !== undefined) return known ?? undefined;
  const { status, stdout } = spawnSync(process.execPath, ['-r', COMPILED, program, file], {
    encoding: 'utf8',
    timeout: PATIENCE,
  });
  const found = status === 0 ? tried(() => JSON.parse(stdout) as DocumentFacts | null) : undefined;
  // What was stopped may have had a slow day.
  if (found !== undefined) tried(() => writeText(kept, JSON.stringify(found)));
  return found ?? undefined;
}

/** Reads a PDF. @returns null where it is none, or was cut off */
async function readDocument(bytes: Buffer): Promise<DocumentFacts | null> {
  const [head, tail] = [bytes.subarray(0, 1024), bytes.subarray(-2048)];
  if (!head.includes('%PDF-') || !tail.includes('%%EOF')) return null;
  const { ParseSpeeds, PDFDocument, PDFName } = await import('@cantoo/pdf-lib');
  const options = { updateMetadata: false, ignoreEncryption: true, parseSpeed: ParseSpeeds.Fastest };
  try {
    const { catalog, context } = await PDFDocument.load(bytes, options);
    const info = context.lookup(context.trailerInfo.Info) as PDFDict | undefined;
    const textIn = (dictionary: PDFDict | undefined, key: string): string | undefined =>
      (dictionary?.lookup(PDFName.of(key)) as PDFString | undefined)?.decodeText();
    const language = tried(() => Intl.getCanonicalLocales(textIn(catalog, 'Lang') ?? '')[0]);
    const day = dayIn(textIn(info, 'ModDate')) ?? dayIn(textIn(info, 'CreationDate'));
    const madeFrom = textIn(info, MADE_FROM);
    // As its list of them says: pages that name each other would be endless to count.
    const pages = catalog.Pages().Count().asNumber();
    if (!(Number.isInteger(pages) && pages > 0)) return null;
    return { pages, ...(language && { language }), ...(day && { day }), ...(madeFrom && { madeFrom }) };
  } catch {
    return null;
  }
}

/** A day as a PDF writes it (ISO 32000-1, 7.9.4): `D:20261129093000+08'00'`. */
function dayIn(written = ''): string | undefined {
  const [, ...parts] = /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(written) ?? [];
  const day = parts.join('-');
  return isDay(day) ? day : undefined;
}

// Not `import.meta.main`, which Node 22 has not.
if (process.argv[1] === import.meta.filename) {
  const [, , file = ''] = process.argv;
  process.stdout.write(JSON.stringify(await readDocument(readFileSync(file))));
}
