import { isMap, isNode, isScalar, type Node } from 'yaml';

/** The offset of the value at a path of keys, or of the deepest value on the way to it. */
export function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    node = child(node, key);
    if (!node?.range) break;
    offset = node.range[0];
  }
  return offset;
}

/** The offset of the last key of a path itself, for keys that should not be there. */
export function keyOffset(root: Node | null, path: readonly PropertyKey[]): number {
  const parent = path.slice(0, -1).reduce(child, root);
  const items = isMap(parent) ? parent.items : [];
  // A key that is a map or a list has no name of its own.
  const pair =
    items.find(({ key }) => String(key) === String(path.at(-1))) ?? items.find(({ key }) => !isScalar(key));
  return isNode(pair?.key) ? (pair.key.range?.[0] ?? 0) : offsetOf(root, path);
}

function child(node: Node | null, key: PropertyKey): Node | null {
  if (!node || !('get' in node)) return null;
  const found = (node as { get(key: unknown, keepNode: true): unknown }).get(key, true);
  return isNode(found) ? found : null;
}
