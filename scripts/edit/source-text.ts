import { decodeUtf8 } from '../text/decode-bytes.ts';
import { splitFrontMatter } from '../text/split-front-matter.ts';

// A text is edited without byte order mark, its lines ended by `\n`: what its file has of these comes back when it is written.

/** The text of a file (UTF-8, Encoding standard); undefined where its bytes are no text. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  const { text, badLine } = decodeUtf8(bytes);
  return badLine === undefined ? text : undefined;
}

/**
 * The bytes to write for a text, with the byte order mark and the line ends of a file.
 * @param model the bytes of the file as it was; of mixed line ends, each line keeps its own, and a new one takes the first
 */
export function bytesLike(model: Uint8Array, text: string): Buffer {
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(model);
  const mark = raw.startsWith('\uFEFF') ? '\uFEFF' : '';
  const pieces = raw.slice(mark.length).split(/(\r\n|\r|\n)/);
  const was = pieces.filter((_, index) => index % 2 === 0);
  const ends = pieces.filter((_, index) => index % 2 === 1);
  const lines = text.split('\n');
  const shift = was.length - lines.length;
  const endOf = (line: string, index: number): string => {
    if (shift === 0 || was[index] === line) return ends[index] ?? ends[0] ?? '\n';
    return (was[index + shift] === line ? ends[index + shift] : undefined) ?? ends[0] ?? '\n';
  };
  const last = lines.length - 1;
  return Buffer.from(
    mark + lines.map((line, index) => line + (index < last ? endOf(line, index) : '')).join(''),
  );
}

/** The text of a topic with its front matter as empty lines: lines of it are those of the file. */
export function markdownOf(text: string): string {
  const { body, bodyLine } = splitFrontMatter(text);
  return '\n'.repeat(bodyLine - 1) + body;
}

/** The lines of a text, each with its end. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines of which each has an end, the last one too. */
export function ended(lines: readonly string[]): string[] {
  return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`));
}

/** Two pieces of a text with an empty line between them. */
export function apart(first: readonly string[], second: readonly string[]): string[] {
  const start = second.findIndex((line) => line.trim() !== '');
  if (start < 0) return [...first];
  const isApart = first.length === 0 || first.at(-1)?.trim() === '';
  return [...ended(first), ...(isApart ? [] : ['\n']), ...second.slice(start)];
}
