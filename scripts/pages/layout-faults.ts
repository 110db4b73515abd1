import nunjucks from 'nunjucks';
import type { LayoutFault } from '../flaws.ts';
import { nearest } from '../nearest.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { placesIn } from '../text/place-in-text.ts';
import { namesGiven, unknownNames } from './unknown-names.ts';

/** A node of a parsed template, whose lines and columns count from 0; the types of Nunjucks do not know of it. */
interface Node {
  readonly typename: string;
  readonly lineno: number;
  readonly colno: number;
  readonly value?: unknown;
  readonly name?: Node;
  readonly args?: { readonly children: readonly Node[] };
  readonly names?: { readonly children: readonly (Node & { readonly key?: Node })[] };
  readonly template?: Node;
  readonly target?: Node;
  readonly val?: Node;
  readonly ignoreMissing?: boolean;
  readonly findAll: (type: unknown) => Node[];
}

const { parser, nodes } = nunjucks as unknown as {
  readonly parser: { readonly parse: (text: string) => Node };
  readonly nodes: Readonly<Record<string, unknown>>;
};

/** What layouts may name. */
export interface Nameable {
  /** The text of a layout by its name; undefined where there is none. */
  readonly read: (name: string) => string | undefined;
  /** The names of all layouts. */
  readonly layouts: readonly string[];
  /** The keys of the texts of the interface. */
  readonly texts: ReadonlySet<string>;
  /** The paths of assets. */
  readonly assets: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
}

/** Tells what is named and is not there. */
type Tell = (fault: LayoutFault, node: Node, named: unknown, known: Iterable<string>) => Problem;

/** Everything that a layout names and that is not there, or why it cannot be read. @param file as shown in places */
export function* faultsOfLayout(name: string, file: string, around: Nameable): Generator<Problem> {
  const placeOf = (line: number, column: number): Place => ({ file, line: line + 1, column: column + 1 });
  const text = around.read(name) ?? '';
  const tree = parsed(text);
  if (!('typename' in tree)) {
    const { lineno = 1, colno = 1, message } = tree;
    // It is told where the file ends, or at what ends something around it.
    const open = /end of file|unknown block tag/.test(message) ? openTag(text) : undefined;
    if (open) {
      const facts = { fault: 'open', name: open.tag, known: [open.end] } as const;
      yield problem('layout-fault', placesIn(text, file)(open.offset), facts);
    } else yield problem('layout-fault', placeOf(lineno - 1, colno - 1), { fault: 'syntax', name: message });
    return;
  }
  const tell: Tell = (fault, { lineno, colno }, named, known) => {
    const all = [...known];
    const suggestion = nearest(String(named), all);
    const facts = {
      ...{ fault, name: String(named), ...(suggestion && { suggestion }) },
      ...((fault === 'block' || fault === 'macro') && { known: all }),
    };
    return problem('layout-fault', placeOf(lineno, colno), facts);
  };
  yield* faultsOfTemplates(tree, name, around, tell);
  yield* faultsOfBlocks(tree, around, tell);
  yield* faultsOfNames(tree, around, tell);
  for (const { node, name: unknown, suggestion } of unknownNames(tree, givenTo(name, around))) {
    const facts = { fault: 'name', name: unknown, ...(suggestion && { suggestion }) } as const;
    yield problem('layout-fault', placeOf(node.lineno, node.colno), facts);
  }
}

/** What a layout is given by those that it extends, and by those that include it. */
function givenTo(name: string, around: Nameable): Set<string> {
  const others = around.layouts.filter((other) => {
    const tree = parsed(around.read(other) ?? '');
    return 'typename' in tree && tree.findAll(nodes.Include).length > 0;
  });
  const given = [...chainOf(name, around), ...others].flatMap((other) => {
    const tree = parsed(around.read(other) ?? '');
    return 'typename' in tree ? [...namesGiven(tree)] : [];
  });
  return new Set(given);
}

/** The layouts that one extends, one after the other. */
function chainOf(name: string, around: Nameable, seen: readonly string[] = []): string[] {
  const tree = parsed(around.read(name) ?? '');
  const next = 'typename' in tree ? tree.findAll(nodes.Extends)[0]?.template?.value : undefined;
  return typeof next !== 'string' || seen.includes(next) ? [...seen] : chainOf(next, around, [...seen, next]);
}

/** A tag of Nunjucks, a comment, or what begins one and is not ended. */
const TAGS = /\{#(?:[\s\S]*?#\})?|\{%-?\s*(\w+)([\s\S]*?)%\}/g;
/** What each tag that holds something is ended with. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ...['block', 'if', 'for', 'macro', 'call', 'filter', 'set', 'switch', 'raw', 'verbatim'].map(
    (name) => [name, `end${name}`] as const,
  ),
  ...([
    ['ifAsync', 'endif'],
    ['asyncEach', 'endeach'],
    ['asyncAll', 'endall'],
  ] as const),
]);

/** The first tag that is not ended before what is around it is, or at all. */
function openTag(text: string): { tag: string; end: string; offset: number } | undefined {
  const open: { tag: string; end: string; offset: number }[] = [];
  for (const { 0: tag, 1: name = '', 2: rest = '', index: offset } of text.matchAll(TAGS)) {
    const last = open.at(-1);
    const isRaw = /^end(?:raw|verbatim)$/.test(last?.end ?? '');
    if (isRaw && name !== last?.end) continue;
    if (tag === '{#') return { tag, end: '#}', offset };
    const end = name === 'set' && rest.includes('=') ? undefined : ENDS.get(name);
    if (end) open.push({ tag, end, offset });
    else if (name === last?.end) open.pop();
    else if (open.some((one) => one.end === name)) break;
  }
  const last = open.at(-1);
  return last && { ...last, end: `{% ${last.end} %}` };
}

/** Layouts that are not there or lead back to where they are named, and macros that they do not have. */
function* faultsOfTemplates(tree: Node, name: string, around: Nameable, tell: Tell): Generator<Problem> {
  for (const node of references(tree)) {
    const target = String(node.template?.value);
    const text = around.read(target);
    if (text === undefined) yield tell('template', node, target, around.layouts);
    else if (leadsTo(target, name, around)) yield tell('circle', node, target, []);
    else yield* missingMacros(node, text, tell);
  }
}

function* missingMacros({ names }: Node, text: string, tell: Tell): Generator<Problem> {
  const tree = parsed(text);
  if (!names || !('typename' in tree)) return;
  const macros = new Set(tree.findAll(nodes.Macro).map(({ name }) => String(name?.value)));
  const isSet = (named: unknown): boolean => new RegExp(`\\bset\\s[^%]*\\b${named}\\b`).test(text);
  for (const { key, ...one } of names.children) {
    const named = key?.value ?? one.value;
    if (!macros.has(String(named)) && !isSet(named)) yield tell('macro', key ?? (one as Node), named, macros);
  }
}

/** Blocks that stand in no layout which is extended: nobody would see them. One within another block is a new one. */
function* faultsOfBlocks(tree: Node, around: Nameable, tell: Tell): Generator<Problem> {
  const extended = tree.findAll(nodes.Extends)[0]?.template?.value;
  const known = typeof extended === 'string' ? blocksOf(extended, around) : undefined;
  if (!known) return;
  const blocks = tree.findAll(nodes.Block);
  const inner = new Set(blocks.flatMap((block) => block.findAll(nodes.Block)));
  for (const block of blocks)
    if (!inner.has(block) && !known.has(String(block.name?.value)))
      yield tell('block', block, block.name?.value, known);
}

/** Filters, assets, texts and components that are not there. */
function* faultsOfNames(
  tree: Node,
  { filters, assets, texts, read, layouts }: Nameable,
  tell: Tell,
): Generator<Problem> {
  for (const { name, args, ...filter } of tree.findAll(nodes.Filter)) {
    const [given] = args?.children ?? [];
    if (!filters.has(String(name?.value))) yield tell('filter', filter as Node, name?.value, filters);
    else if (name?.value === 'asset' && isText(given) && !assets.has(given.value))
      yield tell('asset', given, given.value, assets);
  }
  for (const { target, val } of tree.findAll(nodes.LookupVal))
    if (target?.value === 't' && isText(val) && !texts.has(val.value))
      yield tell('text', val, val.value, texts);
  for (const { name, args } of tree.findAll(nodes.FunCall)) {
    const [component] = args?.children ?? [];
    if (name?.value !== 'shared' || !isText(component)) continue;
    const known = layouts.flatMap((path) => /^components\/([^/]+)\/macro\.njk$/.exec(path)?.[1] ?? []);
    if (read(`components/${component.value}/macro.njk`) === undefined)
      yield tell('component', component, component.value, known);
  }
}

function isText(node: Node | undefined): node is Node & { readonly value: string } {
  return node?.typename === 'Literal' && typeof node.value === 'string';
}

/** Where a layout names another one, as far as that can be told from its text. */
function references(tree: Node): Node[] {
  const all = ['Extends', 'Include', 'Import', 'FromImport'].flatMap((type) => tree.findAll(nodes[type]));
  return all.filter(({ template, ignoreMissing }) => isText(template) && !ignoreMissing);
}

function leadsTo(target: string, name: string, around: Nameable, seen = new Set<string>()): boolean {
  if (target === name) return true;
  const tree = seen.has(target) ? undefined : parsed(around.read(target) ?? '');
  if (!tree || !('typename' in tree)) return false;
  seen.add(target);
  return references(tree).some(({ template }) => leadsTo(String(template?.value), name, around, seen));
}

/** The blocks of a layout and of those that it extends; undefined where one cannot be read. */
function blocksOf(name: string, around: Nameable, seen: readonly string[] = []): Set<string> | undefined {
  const text = around.read(name);
  const tree = text === undefined || seen.includes(name) ? undefined : parsed(text);
  if (!tree || !('typename' in tree)) return undefined;
  const own = new Set(tree.findAll(nodes.Block).map((block) => String(block.name?.value)));
  const next = tree.findAll(nodes.Extends)[0]?.template?.value;
  if (typeof next !== 'string') return own;
  const more = blocksOf(next, around, [...seen, name]);
  return more && own.union(more);
}

/** A template as a tree, or what keeps it from being one. */
function parsed(text: string): Node | { message: string; lineno?: number; colno?: number } {
  try {
    return parser.parse(text);
  } catch (error) {
    return error as Error;
  }
}
