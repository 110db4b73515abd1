import type { Element, Root } from 'hast';
import { selectAll } from 'hast-util-select';
import { tried } from '../../cannot-run.ts';
import { attribute, elementsIn, isText } from './page-tree.ts';

type Declarations = ReadonlyMap<string, string>;

/** What style sheets and attributes of a page say of its elements. */
export interface Styles {
  /** The value that an element is given for a property; undefined where nothing says one. */
  of(element: Element, property: string): string | undefined;
  /** The selectors of rules that show something which another rule hides. */
  readonly showing: readonly string[];
}

/** Reads the style sheets that stand in a page itself, and the styles of its elements. */
export function readStyles(root: Root): Styles {
  const found = new Map<Element, { weight: number; declarations: Declarations }[]>();
  const showing: string[] = [];
  for (const { selector, declarations } of rulesOf(root)) {
    const display = declarations.get('display');
    if (display !== undefined && display !== 'none') showing.push(selector);
    const weight = weightOf(selector);
    for (const element of tried(() => selectAll(selector, root)) ?? [])
      found.set(element, [...(found.get(element) ?? []), { weight, declarations }]);
  }
  for (const rules of found.values()) rules.sort((a, b) => a.weight - b.weight);
  return {
    showing,
    of(element, property) {
      const own = declarationsIn(attribute(element, 'style')).get(property);
      if (own !== undefined) return own;
      return found
        .get(element)
        ?.findLast(({ declarations }) => declarations.has(property))
        ?.declarations.get(property);
    },
  };
}

function* rulesOf(root: Root): Generator<{ selector: string; declarations: Declarations }> {
  for (const element of elementsIn(root)) {
    if (element.tagName !== 'style') continue;
    const sheet = element.children
      .filter(isText)
      .map(({ value }) => value)
      .join('');
    const plain = sheet
      .replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, '')
      .replace(/@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g, '');
    for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const declarations = declarationsIn(body);
      for (const selector of selectors.split(',')) yield { selector: selector.trim(), declarations };
    }
  }
}

function declarationsIn(text: string): Declarations {
  const parts = text.split(';').map((part) => /^\s*([\w-]+)\s*:\s*(.*?)\s*(?:!important\s*)?$/is.exec(part));
  return new Map(
    parts.flatMap((part) => (part ? [[(part[1] ?? '').toLowerCase(), (part[2] ?? '').toLowerCase()]] : [])),
  );
}

function weightOf(selector: string): number {
  const count = (pattern: RegExp): number => selector.match(pattern)?.length ?? 0;
  return count(/#[\w-]/g) * 10_000 + count(/[.[:]/g) * 100 + count(/(?<![\w.#:[-])[a-z]/gi);
}

/** What words for sizes are in pixels. */
const SIZES: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
  'xxx-large': 48,
};

/** The size of letters in pixels. @param around of the element around it */
export function sizeIn(value: string, around: number): number | undefined {
  const [, number = '', unit = ''] = /^(\d*\.?\d+)\s*(px|pt|em|rem|%)?$/.exec(value) ?? [];
  if (number === '')
    return SIZES[value] ?? ({ larger: around * 1.2, smaller: around / 1.2 } as Record<string, number>)[value];
  const factor = { px: 1, pt: 4 / 3, em: around, rem: 16, '%': around / 100 }[unit];
  return factor === undefined ? undefined : Math.round(Number(number) * factor * 100) / 100;
}
