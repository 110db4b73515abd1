import { type Document, isAlias, isCollection, isPair, isScalar } from 'yaml';

/** What stands in YAML that cannot be taken, and where. */
export interface YamlFaultAt {
  readonly offset: number;
  readonly detail: string;
}

/** How many aliases a document may hold: to find what one stands for, the parser goes through all that is before it. */
const MOST_ALIASES = 100;

const SECOND_KEY = 'this key stands here a second time';
const NUL = 'the character NUL cannot stand in a text';
const PROTO = '`__proto__` cannot be a key';
const ALIASES = `more than ${MOST_ALIASES} aliases (\`*name\`) stand here, of which this is the first too many: write the values out`;

/** Faults of a document that its parser does not tell, or takes the square of its length to tell. */
export function documentFaults({ contents }: Document): YamlFaultAt[] {
  const faults: YamlFaultAt[] = [];
  let aliases = 0;
  const tell = (node: unknown, detail: string): void => {
    const { range } = node as { range?: readonly number[] | null };
    faults.push({ offset: range?.[0] ?? 0, detail });
  };
  const lookAt = (node: unknown, isKey: boolean): void => {
    if (isAlias(node) && ++aliases === MOST_ALIASES + 1) tell(node, ALIASES);
    if (isScalar(node) && typeof node.value === 'string') {
      if (node.value.includes('\0')) tell(node, NUL);
      else if (isKey && node.value === '__proto__') tell(node, PROTO);
    }
    if (!isCollection(node)) return;
    const keys = new Set<unknown>();
    for (const item of node.items) {
      const { key, value } = isPair(item) ? item : { key: undefined, value: item };
      if (isScalar(key) && keys.size === keys.add(key.value).size) tell(key, SECOND_KEY);
      lookAt(key, true);
      lookAt(value, false);
    }
  };
  lookAt(contents, false);
  return faults;
}
