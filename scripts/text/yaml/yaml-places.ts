import { type Document, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';

/** Finds where in YAML a value or a key stands, by the keys that lead to it. */
export interface YamlPlaces {
  /** The offset of the value, or of the deepest value on the way to it. */
  readonly ofValue: (path: readonly PropertyKey[]) => number;
  /** The offset of the last key itself, for keys that should not be there. */
  readonly ofKey: (path: readonly PropertyKey[]) => number;
}

/** The places in a document. Each map is gone through once, since tens of thousands of its keys may be asked for. */
export function yamlPlaces({ contents }: Document): YamlPlaces {
  const known = new Map<YAMLMap, Map<string, Pair>>();
  const pairsOf = (map: YAMLMap): Map<string, Pair> => {
    const pairs = known.get(map) ?? new Map(map.items.toReversed().map((pair) => [String(pair.key), pair]));
    known.set(map, pairs);
    return pairs;
  };
  const below = (node: unknown, key: PropertyKey): unknown => {
    if (isMap(node)) return pairsOf(node).get(String(key))?.value;
    return isSeq(node) ? node.items[Number(key)] : undefined;
  };
  const ofValue = (path: readonly PropertyKey[]): number => {
    let node: unknown = contents;
    let offset = startOf(node) ?? 0;
    for (const key of path) {
      node = below(node, key);
      offset = startOf(node) ?? offset;
    }
    return offset;
  };
  const ofKey = (path: readonly PropertyKey[]): number => {
    const parent = path.slice(0, -1).reduce<unknown>(below, contents);
    if (!isMap(parent)) return ofValue(path);
    // A key that is a map or a list has no name of its own.
    const pair = pairsOf(parent).get(String(path.at(-1))) ?? parent.items.find(({ key }) => !isScalar(key));
    return startOf(pair?.key) ?? ofValue(path);
  };
  return { ofValue, ofKey };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
