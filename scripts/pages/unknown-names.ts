import { nearest } from '../nearest.ts';
import { GIVEN, PAGE, SITE } from './layout-names.ts';

/** A node of a parsed template; the types of Nunjucks do not know of it. */
interface Node {
  readonly typename: string;
  readonly fields: readonly string[];
  readonly value?: unknown;
  readonly [field: string]: unknown;
}

/** What a template names that it is not given: a variable, or what `page` or `site` do not hold. */
export interface UnknownName<N> {
  readonly node: N;
  readonly name: string;
  /** What could be meant. */
  readonly suggestion: string | undefined;
}

/** Of each kind of node, the fields that are no values: names that are given there, of filters, of blocks. */
const NO_VALUES: Readonly<Record<string, readonly string[]>> = {
  ...{ Filter: ['name'], Block: ['name'], Is: ['right'], Import: ['target'], FromImport: ['names'] },
  ...{ For: ['name'], AsyncEach: ['name'], AsyncAll: ['name'], Set: ['targets'] },
  ...{ Macro: ['name', 'args'], Caller: ['name', 'args'], Pair: ['key'] },
};
/** The fields among these in which names are given that are variables from then on. */
const GIVES = ['For', 'AsyncEach', 'AsyncAll', 'Set', 'Import', 'FromImport', 'Macro', 'Caller'];
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  page: Object.keys(PAGE),
  site: Object.keys(SITE),
};

/** The names that a template gives itself, wherever it does: of loops, macros and what they are called with, and what is set or imported. */
export function namesGiven(tree: object): Set<string> {
  const names = new Set<string>();
  for (const node of nodesIn(tree, () => false))
    if (GIVES.includes(node.typename))
      for (const field of NO_VALUES[node.typename] ?? [])
        for (const symbol of nodesIn(node[field], () => false))
          if (symbol.typename === 'Symbol' || symbol.typename === 'Literal') names.add(String(symbol.value));
  return names;
}

/** What a template names and nobody gives it. @param given names that it has from elsewhere, beside its own */
export function* unknownNames<N extends object>(
  tree: N,
  given: ReadonlySet<string>,
): Generator<UnknownName<N>> {
  const own = namesGiven(tree).union(given);
  const known = [...GIVEN, ...own];
  const isNoValue = ({ typename }: Node, field: string): boolean =>
    NO_VALUES[typename]?.includes(field) ?? false;
  for (const node of nodesIn(tree, isNoValue)) {
    const found = node.typename === 'Symbol' ? unknownVariable(node, known) : unknownMember(node, own);
    if (found) yield found as UnknownName<object> as UnknownName<N>;
  }
}

function unknownVariable(node: Node, known: readonly string[]): UnknownName<Node> | undefined {
  const name = String(node.value);
  if (known.includes(name)) return undefined;
  // Whoever writes `language` means what the page or the site has by that name.
  const holders = Object.entries(MEMBERS);
  const meant = nearest(name, [...known, ...holders.flatMap(([, members]) => members)]);
  const [holder] = known.includes(meant ?? '')
    ? []
    : (holders.find(([, all]) => all.includes(meant ?? '')) ?? []);
  return { node, name, suggestion: holder ? `${holder}.${meant}` : meant };
}

function unknownMember(
  { typename, target, val }: Node,
  own: ReadonlySet<string>,
): UnknownName<Node> | undefined {
  const [holder, member] = [target, val] as (Node | undefined)[];
  if (typename !== 'LookupVal' || holder?.typename !== 'Symbol' || member?.typename !== 'Literal')
    return undefined;
  const of = String(holder.value);
  const members = own.has(of) || !Object.hasOwn(MEMBERS, of) ? undefined : MEMBERS[of];
  if (!members || members.includes(String(member.value))) return undefined;
  const meant = nearest(String(member.value), members);
  return { node: member, name: `${of}.${member.value}`, suggestion: meant && `${of}.${meant}` };
}

/** What stands in a field, and all below it. @param isLeft whether what stands in a field of a node is left out */
function* nodesIn(value: unknown, isLeft: (node: Node, field: string) => boolean): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one, isLeft);
  else if (isNode(value)) {
    yield value;
    for (const field of value.fields) if (!isLeft(value, field)) yield* nodesIn(value[field], isLeft);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'typename' in value;
}
