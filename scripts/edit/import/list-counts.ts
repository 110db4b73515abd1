import type { Element } from 'hast';
import { attribute } from './page-tree.ts';
import type { Styles } from './styles.ts';

/** The number of the first item of a list. */
export function startOf(list: Element): number {
  const first = list.children.find((child) => child.type === 'element');
  const said = attribute(list, 'start') || (first?.type === 'element' ? attribute(first, 'value') : '');
  const start = Number(said || 1);
  return Number.isInteger(start) && start >= 0 ? start : 1;
}

/** Whether a list is counted with letters, or with Roman numbers. */
export function isLettered(list: Element, styles: Styles): boolean {
  const type = attribute(list, 'type') || (styles.of(list, 'list-style-type') ?? '');
  return /^(?:[aAiI]|(?:lower|upper)-.*)$/.test(type);
}
