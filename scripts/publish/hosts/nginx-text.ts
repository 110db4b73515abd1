/** A text as one word of nginx's settings. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, (mark) => `\\${mark}`)}"`;
}

/** A text in which nginx would put values for `$name`: it knows no other way to write that sign than its escape. */
export function withoutVariables(address: string): string {
  return address.replaceAll('$', '%24');
}

/** A setting with others between braces, each on a line of its own. */
export function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}
