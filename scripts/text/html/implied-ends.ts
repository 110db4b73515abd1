import * as is from './html-elements.ts';
import type { OpenElements } from './open-elements.ts';

/** Closes what the start of an element ends (HTML standard, 13.2.6.4.7 and the table modes). */
export function closeBefore(name: string, open: OpenElements): void {
  if (name === 'input') {
    const select = open.findSegment('select', ({ kind }) => kind === 'html');
    if (select > 0) open.closeSegments(select);
  }
  if (is.ENDS_PARAGRAPH.has(name)) open.closeTo('p');
  const items = is.ENDS_ITEM[name];
  if (items) {
    const isBlock = (other: string): boolean =>
      is.SPECIAL.has(other) && !/^(?:address|div|p)$/.test(other) && !items.includes(other);
    const item = open.find((other) => items.includes(other), isBlock);
    if (item !== undefined) open.closeTo(item);
  }
  const last = open.top.names.at(-1);
  if (is.HEADINGS.has(name) && last !== undefined && is.HEADINGS.has(last)) open.closeTo(last);
  if (/^(?:option|optgroup)$/.test(name) && last === 'option') open.closeTo(last);
  if (name === 'a' || name === 'nobr' || name === 'button') open.closeTo(name);
  if (name === 'table' && open.top.name === 'table') open.closeSegments(open.segments.length - 1);
  if (!is.TABLE_PARTS.has(name)) return;
  const table = open.findSegment('table');
  if (table > 0) open.closeSegments(table + 1);
  for (const part of is.ENDS_IN_TABLE[name] ?? []) open.closeTo(part);
}
