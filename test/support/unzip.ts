import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a ZIP, as its directory lists them. @throws where a head or a checksum says something else */
export function unzip(archive: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(archive);
  const end = zip.lastIndexOf('PK\x05\x06');
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const packed = zip.readUInt32LE(at + 20);
    const from = zip.readUInt32LE(at + 42);
    const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const body = from + 30 + name.length;
    const bytes = inflateRawSync(zip.subarray(body, body + packed));
    const isListed = zip.readUInt32LE(at + 16) === crc32(bytes) && zip.readUInt32LE(at + 24) === bytes.length;
    // What both heads say stands in them two bytes apart.
    const isSame = zip.subarray(from + 4, from + 30).equals(zip.subarray(at + 6, at + 32));
    if (!isListed || !isSame || !zip.subarray(from + 30, body).equals(name))
      throw new Error(`${name} is not what its heads say`);
    files.set(name.toString(), bytes);
    at += 46 + name.length;
  }
  if (at !== end) throw new Error('the directory does not end where it says');
  return files;
}
