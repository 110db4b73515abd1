/** A pattern that finds a text as it is written. Node 22 has no `RegExp.escape`. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
