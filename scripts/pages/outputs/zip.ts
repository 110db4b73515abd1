import { crc32, deflateRawSync } from 'node:zlib';

/** A file as it is put into a ZIP. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a number takes in a head: two or four bytes, the last one first. */
type Field = readonly [value: number, size: 2 | 4];

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** What a reader must know: to inflate. */
const VERSION: Field = [20, 2];
/** Names are UTF-8; deflated. */
const FORM: readonly Field[] = [
  [0x0800, 2],
  [8, 2],
];
/** The first day that the form can tell, so that the same files are the same bytes on each day. */
const TIME: readonly Field[] = [
  [0, 2],
  [0x0021, 2],
];

/** A ZIP of some files (APPNOTE 6.3.10, without its 64-bit form: larger files are refused by the writing of their size). */
export function zip(files: Iterable<ZipEntry>): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of files) {
    const name = Buffer.from(path);
    const deflated = deflateRawSync(bytes, { level: 9 });
    const about: readonly Field[] = [
      ...[VERSION, ...FORM, ...TIME],
      ...[four(crc32(bytes)), four(deflated.length), four(bytes.length)],
      ...[two(name.length), two(0)],
    ];
    const body = [head(four(LOCAL), ...about), name, deflated];
    // Behind what both heads say: no comment, on the first disk, no attributes, and where the file begins.
    const rest = [two(0), two(0), two(0), four(0), four(offset)];
    directory.push(head(four(CENTRAL), VERSION, ...about, ...rest), name);
    bodies.push(...body);
    offset += lengthOf(body);
  }
  const count = two(directory.length / 2);
  const where = [four(lengthOf(directory)), four(offset)];
  const end = head(four(END), two(0), two(0), count, count, ...where, two(0));
  return Buffer.concat([...bodies, ...directory, end]);
}

function two(value: number): Field {
  return [value, 2];
}

function four(value: number): Field {
  return [value, 4];
}

function head(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.map(([value, size]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
