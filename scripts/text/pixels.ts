/** How large a picture is, in pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** Reads how large a PNG, GIF, JPEG, WebP or SVG is; undefined where that is not said, or not where it should be. */
export function pixelsOf(bytes: Buffer): Pixels | undefined {
  const ascii = (start: number, end: number): string => bytes.toString('latin1', start, end);
  if (bytes.length < 30) return undefined;
  if (ascii(12, 16) === 'IHDR') return sized(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  if (ascii(0, 3) === 'GIF') return sized(bytes.readUInt16LE(6), bytes.readUInt16LE(8));
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return pixelsOfWebp(bytes, ascii(12, 16));
  if (bytes.readUInt16BE(0) === 0xffd8) return pixelsOfJpeg(bytes);
  return pixelsOfSvg(ascii(0, bytes.length));
}

function sized(width: number, height: number): Pixels | undefined {
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : undefined;
}

function pixelsOfWebp(bytes: Buffer, form: string): Pixels | undefined {
  if (form === 'VP8X') return sized(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
  if (form === 'VP8 ') return sized(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
  const packed = bytes.readUInt32LE(21);
  return form === 'VP8L' ? sized((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1) : undefined;
}

/** The segments of a JPEG one after the other, to the one that begins a frame; one that is to be turned is left. */
function pixelsOfJpeg(bytes: Buffer): Pixels | undefined {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const kind = bytes[at + 1] ?? 0;
    if (kind === 0xe1) return undefined;
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind))
      return sized(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
  }
  return undefined;
}

/** A drawing, where it says how large it is to be shown: one that does not is as wide as its column. */
function pixelsOfSvg(text: string): Pixels | undefined {
  const [tag = ''] = /<svg\b[^>]*>/.exec(text) ?? [];
  const [width = 0, height = 0] = ['width', 'height'].map((name) =>
    Number(new RegExp(`\\s${name}=["']([\\d.]+)(?:px)?["']`).exec(tag)?.[1] ?? 0),
  );
  return sized(width, height);
}
