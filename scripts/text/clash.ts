/** A line that git leaves where it could not merge two versions of a text. */
export const CLASH = /^(?:([<|>])\1{6}(?: .*)?|={7})$/;

/** Where the first of two versions begins that nobody has chosen from; undefined where all is chosen. */
export function clashIn(text: string): number | undefined {
  return /^<{7}(?: .*)?$/m.exec(text)?.index;
}
