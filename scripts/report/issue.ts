import { codeBlock, codeSpan } from './github.ts';
import { thatFit } from './report.ts';

/** An item of the text of an issue (GitHub Flavored Markdown); what editors wrote stands in code alone. */
export function issueItem(name: string, place: string, message: string): string {
  const lines = codeBlock(message).replace(/^/gm, '  ');
  return `- **${name}** at ${codeSpan(place)}\n${lines}`;
}

/**
 * A part of the text of an issue, with as many items as there is room for; none where there is no item.
 * @param most how many characters the items may take: GitHub takes 65,536 in all
 */
export function issueItems(title: string, items: readonly string[], most: number): string[] {
  if (items.length === 0) return [];
  const shown = thatFit(items, most, ({ length }) => length);
  const rest = items.length - shown.length;
  return [`## ${title}`, ...shown, ...(rest > 0 ? [`And ${rest} more: the log of the run has all.`] : [])];
}
