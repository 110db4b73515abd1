import { isMap, isNode, isPair, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Place, type Problem, problem } from '../problem.ts';

/** A value read from YAML, or undefined where it has faults; and the place of each value in it. */
export interface ReadYaml<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  /** The place of the value at a path of keys; of the nearest value around it where there is none. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
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
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: firstLine - 1 + Math.max(line, 1), column: Math.max(col, 1) };
  };
  const placeOf = (path: readonly PropertyKey[]): Place => at(offsetOf(document.contents, path));
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem(code, at(error.pos[0]), { key: '', fault: 'syntax', detail: firstSentence(error.message) }),
    );
    return { value: undefined, problems, placeOf };
  }
  const result = schema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (result.success) return { value: result.data, problems: [], placeOf };
  const problems = result.error.issues.flatMap((issue) =>
    [...faultsOf(issue, schema)].map(({ path, ...facts }) =>
      problem(
        code,
        facts.fault === 'unknown' ? at(keyOffset(document.contents, path)) : placeOf(path),
        facts,
      ),
    ),
  );
  return { value: undefined, problems, placeOf };
}

type Fault = {
  path: readonly PropertyKey[];
  key: string;
  fault: 'missing' | 'unknown' | 'invalid';
  detail: string;
  suggestion?: string;
};

function* faultsOf(issue: z.core.$ZodIssue, schema: z.ZodType): Generator<Fault> {
  const key = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    for (const unknown of issue.keys) {
      const path = [...issue.path, unknown];
      const known = keysAt(schema, issue.path);
      const suggestion = nearest(unknown, known);
      const detail = `known: ${known.join(', ')}`;
      yield { path, key: path.join('.'), fault: 'unknown', detail, ...(suggestion && { suggestion }) };
    }
  } else if (issue.input === undefined && issue.code !== 'custom') {
    yield { path: issue.path, key, fault: 'missing', detail: issue.message };
  } else {
    yield { path: issue.path, key, fault: 'invalid', detail: issue.message };
  }
}

/** The keys that the schema knows at a path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) at = inside(at, key);
  const definition = unwrap(at)?._zod.def as { shape?: object } | undefined;
  return Object.keys(definition?.shape ?? {});
}

function inside(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
  const def = unwrap(schema)?._zod.def as
    | { shape?: Record<PropertyKey, z.core.$ZodType>; element?: z.core.$ZodType; valueType?: z.core.$ZodType }
    | undefined;
  return def?.shape?.[key] ?? def?.element ?? def?.valueType;
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const inner = (schema?._zod.def as { innerType?: z.core.$ZodType } | undefined)?.innerType;
  return inner ? unwrap(inner) : schema;
}

/** The offset of the value at a path, or of the deepest value on the way to it. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    node =
      isNode(node) && 'get' in node
        ? (node as { get(k: unknown, keep: true): unknown }).get(key, true)
        : null;
    if (!isNode(node) || !node.range) break;
    offset = node.range[0];
  }
  return offset;
}

/** The offset of the key itself, for keys that should not be there. */
function keyOffset(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  for (const key of path.slice(0, -1)) {
    node =
      isNode(node) && 'get' in node
        ? (node as { get(k: unknown, keep: true): unknown }).get(key, true)
        : null;
  }
  const pair =
    isMap(node) && node.items.find((item) => isPair(item) && String(item.key) === String(path.at(-1)));
  const key = pair ? pair.key : null;
  return isNode(key) ? (key.range?.[0] ?? 0) : offsetOf(root, path);
}

function firstSentence(message: string): string {
  return message.split('\n')[0]?.replace(/[.:]?\s*$/, '') ?? message;
}
