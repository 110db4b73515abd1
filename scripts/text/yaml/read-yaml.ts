import { type Document, LineCounter, parseDocument, Schema, visit } from 'yaml';
import { z } from 'zod';
import type { YamlFault } from '../../flaws.ts';
import { nearest } from '../../nearest.ts';
import { type Place, type Problem, problem } from '../../problem.ts';
import { documentFaults, type YamlFaultAt } from './yaml-faults.ts';
import { yamlPlaces } from './yaml-places.ts';
import { valueSlips } from './yaml-slips.ts';
import { syntaxSlips } from './yaml-syntax.ts';

/** Made once: a document makes a schema of its own otherwise, which takes a sixth of reading a front matter. */
const QUIET = {
  schema: new Schema({ schema: 'core' }),
  prettyErrors: false,
  // Of a second document nothing is said otherwise.
  logLevel: 'error',
  // Each key would be held against all before it.
  uniqueKeys: false,
} as const;

/** A value read from YAML, and the place of each value in it. */
export interface ReadYaml<T> {
  /** Undefined where it has faults. */
  readonly value: T | undefined;
  /** What stands there, faults and all; undefined where it cannot be parsed. */
  readonly raw: unknown;
  readonly problems: readonly Problem[];
  /** The place of the value at a path of keys; of the nearest value around it where there is none. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
  /** The place of the last key itself. */
  readonly placeOfKey: (path: readonly PropertyKey[]) => Place;
}

/**
 * Reads YAML (1.2, core schema: dates stay strings) against a schema; every fault is found at once.
 * @param firstLine the line of the file on which the text begins
 */
export function readYaml<S extends z.ZodType>(
  code: 'front-matter' | 'data-file',
  text: string,
  file: string,
  firstLine: number,
  schema: S,
): ReadYaml<z.infer<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { ...QUIET, lineCounter: counter });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: firstLine - 1 + Math.max(line, 1), column: Math.max(col, 1) };
  };
  const places = yamlPlaces(document);
  const placeOf = (path: readonly PropertyKey[]): Place => at(places.ofValue(path));
  const placeOfKey = (path: readonly PropertyKey[]): Place => at(places.ofKey(path));
  const { raw, faults } = readValue(document, schema);
  if (faults.length > 0) {
    const problems = syntaxSlips(text, faults).map(({ offset, ...facts }) =>
      problem(code, at(offset), { key: '', fault: 'syntax', ...facts }),
    );
    return { value: undefined, raw: undefined, problems, placeOf, placeOfKey };
  }
  const result = schema.safeParse(raw, { reportInput: true });
  const slips = valueSlips(document, text).map(({ path, offset, ...facts }) => {
    return problem(code, at(offset), { key: path.join('.'), fault: 'invalid', ...facts });
  });
  if (result.success)
    return { value: slips.length > 0 ? undefined : result.data, raw, problems: slips, placeOf, placeOfKey };
  const told = new Set(slips.map(({ facts }) => (facts as YamlFault).key));
  const all = result.error.issues.flatMap((issue) =>
    faultsOf(issue).map((fault) => ({ ...fault, ofKey: issue.code === 'invalid_key' })),
  );
  const problems = mistypedKeys(all).flatMap(({ path, ofKey, ...facts }) => {
    const key = path.join('.');
    const place = ofKey || facts.fault === 'unknown' ? placeOfKey(path) : placeOf(path);
    return told.has(key) ? [] : problem(code, place, { key, ...facts });
  });
  return { value: undefined, raw, problems: [...slips, ...problems], placeOf, placeOfKey };
}

/** A file in which nothing stands, or only remarks, is an empty list where its schema wants a list. */
function readValue(document: Document.Parsed, schema: z.ZodType): { raw?: unknown; faults: YamlFaultAt[] } {
  const told = document.errors.map(({ pos, code, message }) => ({
    offset: pos[0],
    detail: plainSyntax(code, message),
  }));
  const faults = [...told, ...documentFaults(document)].sort((a, b) => a.offset - b.offset);
  if (faults.length > 0) return { faults };
  try {
    return { raw: document.toJS() ?? (schema.type === 'array' ? [] : {}), faults };
  } catch (error) {
    visit(document, {
      Alias: (_, node) => {
        if (node.resolve(document)) return;
        faults.push({ offset: node.range?.[0] ?? 0, detail: `\`*${node.source}\` names nothing before it` });
      },
    });
    const detail = plainSyntax('', (error as Error).message);
    return { faults: faults.length > 0 ? faults : [{ offset: document.contents?.range?.[0] ?? 0, detail }] };
  }
}

/** What is wrong at a path of keys. */
interface Fault {
  readonly path: readonly PropertyKey[];
  readonly fault: 'missing' | 'unknown' | 'invalid';
  readonly detail: string;
  readonly suggestion?: string;
}

/** The faults that a schema's issue stands for: one for each unknown key. */
function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((unknown) => {
      const suggestion = nearest(unknown, message.split(', '));
      const detail = `known: ${message}`;
      return { path: [...path, unknown], fault: 'unknown', detail, ...(suggestion && { suggestion }) };
    });
  }
  if (issue.code === 'invalid_union') {
    // Of the forms that a value may have, the one that it has tells what is wrong in it.
    const isOther = ({ code, path: inner }: z.core.$ZodIssue): boolean =>
      inner.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
    const [meant, other] = issue.errors.filter((form) => !form.some(isOther));
    if (meant && !other)
      return meant.flatMap((inner) => faultsOf({ ...inner, path: [...path, ...inner.path] }));
  }
  const isMissing = issue.input === undefined && issue.code !== 'custom';
  return [{ path, fault: isMissing ? 'missing' : 'invalid', detail: message }];
}

/** Where a key is missing, and one that is nearly it is not known, that is one mistake: it was mistyped. */
function mistypedKeys<F extends Fault>(faults: readonly F[]): F[] {
  const missing = new Map<string, Set<string>>();
  for (const { path, fault } of faults) {
    if (fault !== 'missing') continue;
    const around = JSON.stringify(path.slice(0, -1));
    missing.set(around, (missing.get(around) ?? new Set()).add(String(path.at(-1))));
  }
  if (missing.size === 0) return [...faults];
  const meant = faults.map((one) => {
    const names = one.fault === 'unknown' ? missing.get(JSON.stringify(one.path.slice(0, -1))) : undefined;
    const suggestion = names && nearest(String(one.path.at(-1)), names);
    if (suggestion !== undefined) names?.delete(suggestion);
    return suggestion === undefined ? one : { ...one, suggestion };
  });
  const isLeft = ({ path }: F): boolean =>
    missing.get(JSON.stringify(path.slice(0, -1)))?.has(String(path.at(-1))) === true;
  return meant.filter((one) => one.fault !== 'missing' || isLeft(one));
}

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'write keys and values (`key: value`)',
  record: 'write keys and values (`key: value`)',
  array: 'write a list',
  string: 'write a text; in quotes, where YAML would take it for something else',
  number: 'write a number',
  int: 'write a whole number',
  tuple: 'write a list of as many values as belong together',
  boolean: 'write true or false',
};

const KEY = 'a key is of small letters, digits, `-` and `_`, and begins with a letter';

/** Faults that the schemas have no words for themselves, in the words of editors rather than of programmers. */
z.config({
  customError: (issue) => {
    if (issue.code === 'invalid_type') return EXPECTED[issue.expected];
    if (issue.code === 'too_small') return `there is too little here: at least ${issue.minimum}`;
    if (issue.code === 'too_big') return `there is too much here: at most ${issue.maximum}`;
    // The keys that are known: `faultsOf` makes the words.
    if (issue.code === 'unrecognized_keys')
      return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join(', ') : '';
    if (issue.code !== 'invalid_key') return undefined;
    // What the schema of a key says itself; without words of its own, the library speaks of patterns.
    const own = issue.issues[0]?.message;
    return own?.startsWith('Invalid') ? KEY : (own ?? KEY);
  },
});

/** What is wrong with YAML, by the code of its parser, in the same words. */
const SYNTAX: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a text that holds `: ` needs quotes around it',
  BAD_INDENT: 'this line is not indented like its neighbours',
  BAD_SCALAR_START: 'a text that begins with `@` or a backquote needs quotes around it',
  MULTIPLE_DOCS: 'a second document begins here, and a file holds one: remove the line `---` or `...`',
  MISSING_CHAR: 'something that was opened (a quote, `[` or `{`) is not closed, here or above',
  TAB_AS_INDENT: 'a tab indents this line; YAML wants spaces',
  BAD_ALIAS: 'a text that begins with `*` or `&` needs quotes around it',
  MULTILINE_IMPLICIT_KEY: 'this line is no `key: value`, nor the rest of the value above it',
  UNEXPECTED_TOKEN: 'this is not expected here; a text with special characters needs quotes around it',
};

/** Says what is wrong with YAML; the parser's own words where we have none. */
function plainSyntax(code: string, message: string): string {
  // Its code is that of what is not closed.
  if (message.startsWith('Implicit map keys need')) return SYNTAX.MULTILINE_IMPLICIT_KEY ?? message;
  return SYNTAX[code] ?? message.split('\n')[0]?.replace(/[.:]?\s*$/, '') ?? message;
}
