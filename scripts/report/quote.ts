/** The question that ends many a message. */
export function didYouMean(text: string): string {
  return `Did you mean ${code(text)}?`;
}

/** A piece of what the editor wrote, so that it stands out and cannot be taken for our words. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Control characters in what an editor wrote would act on a terminal; they are shown by number. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
