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

/** Finds values that stand in quotes which are none in YAML, so that readers would see them. */
export function printedQuotes(document: Document, text: string): YamlSlip[] {
  const found: YamlSlip[] = [];
  if (!/[“”„‟«‘’‚‛]/.test(text)) return found;
  visit(document, {
    Scalar(key, node, around) {
      if (key === 'key' || node.type !== Scalar.PLAIN || typeof node.value !== 'string') return;
      const [, double, single] = PRINTED.exec(node.value) ?? [];
      const meant = double ?? single;
      if (meant === undefined) return;
      const path = pathOf([...around], key);
      const detail = 'the quotes around it are not those of YAML, so they would be shown';
      found.push({ path, offset: node.range?.[0] ?? 0, detail, suggestion: JSON.stringify(meant.trim()) });
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
