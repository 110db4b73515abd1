import { type Document, isScalar, Scalar, visit } from 'yaml';

/** Something in YAML that its parser takes for what it was not meant to be. */
export interface YamlSlip {
  /** The keys that lead to the value. */
  readonly path: readonly PropertyKey[];
  readonly offset: number;
  readonly detail: string;
  readonly suggestion?: string;
}

/** A whole value in quotes of print. */
const PRINTED = /^(?:[“”„‟«]([^“”„‟«»"]+)[“”"»]|[‘’‚‛]([^‘’‚‛']+)[‘’'])$/u;

/** Finds values that are not read as they were meant: in quotes which are none in YAML, and lists that go on as a text. */
export function valueSlips(document: Document, text: string): YamlSlip[] {
  const found: YamlSlip[] = [];
  if (!/[“”„‟«‘’‚‛]|^\s*-/m.test(text)) return found;
  visit(document, {
    Scalar(key, node, around) {
      if (key === 'key' || node.type !== Scalar.PLAIN || typeof node.value !== 'string') return;
      const [start = 0, end = 0] = node.range ?? [];
      const path = (): PropertyKey[] => pathOf([...around], key);
      const item = /\n( *)- /.exec(text.slice(start, end));
      if (item) {
        const above = /^.*/.exec(text.slice(text.lastIndexOf('\n', start) + 1))?.[0].search(/\S/) ?? 0;
        const detail = `an item of a list begins with ${item[1]?.length} blanks here, its neighbours with ${above}`;
        found.push({ path: path(), offset: start + item.index + item[0].length - 2, detail });
      }
      const [, double, single] = PRINTED.exec(node.value) ?? [];
      const meant = double ?? single;
      if (meant === undefined) return;
      const detail = 'the quotes around it are not those of YAML, so they would be shown';
      found.push({ path: path(), offset: start, detail, suggestion: JSON.stringify(meant.trim()) });
    },
  });
  return found;
}

/** The keys and indexes that lead to a node. */
function pathOf(around: readonly unknown[], last: unknown): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (const [index, one] of around.entries()) {
    const { key, items } = one as { key?: unknown; items?: readonly unknown[] };
    if (isScalar(key)) path.push(String(key.value));
    const next = around[index + 1] ?? undefined;
    const at = items?.indexOf(next) ?? -1;
    const isList = items !== undefined && !('key' in Object(next)) && at >= 0;
    if (isList) path.push(at);
  }
  return typeof last === 'number' ? [...path, last] : path;
}
