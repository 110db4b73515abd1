/** A source file as its bytes say it, in pieces that join to exactly those bytes. */
export interface SourceText {
  /** A byte order mark, or nothing. */
  readonly mark: string;
  readonly lines: readonly string[];
  /** The end of each line as it is: `\n`, `\r\n` or `\r`; nothing at the end of the file. */
  readonly ends: readonly string[];
}

/** Takes the bytes of a file apart (UTF-8, Encoding standard); undefined where they are no text. */
export function readSource(bytes: Uint8Array): SourceText | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const pieces = text.slice(mark.length).split(/(\r\n|\r|\n)/);
  return {
    mark,
    lines: pieces.filter((_, index) => index % 2 === 0),
    ends: pieces.filter((_, index) => index % 2 === 1),
  };
}

/** The bytes of a file, put together again. */
export function bytesOf({ mark, lines, ends }: SourceText): Uint8Array {
  return Buffer.from(mark + lines.map((line, index) => line + (ends[index] ?? '')).join(''));
}

/** The text as it is read: without mark, its lines ended by `\n`. */
export function plainText({ lines }: SourceText): string {
  return lines.join('\n');
}
