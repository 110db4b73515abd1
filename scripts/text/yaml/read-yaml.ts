import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Place, type Problem, problem } from '../../problem.ts';
import { plainSyntax } from './plain-errors.ts';
import { readSimpleYaml } from './simple-yaml.ts';
import { faultsOf } from './yaml-faults.ts';
import { keyOffset, offsetOf } from './yaml-offsets.ts';

/** A value read from YAML, and the place of each value in it. */
export interface ReadYaml<T> {
  /** Undefined where it has faults. */
  readonly value: T | undefined;
  /** What stands there, faults and all; undefined where it cannot be parsed. */
  readonly raw: unknown;
  readonly problems: readonly Problem[];
  /** The place of the value at a path of keys; of the nearest value around it where there is none. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/** What is read, and against what. */
type Given<S extends z.ZodType> = [
  code: 'front-matter' | 'data-file',
  text: string,
  file: string,
  firstLine: number,
  schema: S,
];

/**
 * Reads YAML (1.2, core schema: dates stay strings) against a schema; every fault is found at once.
 * @param firstLine the line of the file on which the text begins
 */
export function readYaml<S extends z.ZodType>(...given: Given<S>): ReadYaml<z.infer<S>> {
  const [, text, , , schema] = given;
  const simple = readSimpleYaml(text);
  const read = simple && schema.safeParse(simple);
  if (!read?.success) return readFully(...given);
  const { data: value } = read;
  let full: ReadYaml<z.infer<S>> | undefined;
  const placeOf: ReadYaml<unknown>['placeOf'] = (path) => {
    full ??= readFully(...given);
    return full.placeOf(path);
  };
  return { value, raw: simple, problems: [], placeOf };
}

function readFully<S extends z.ZodType>(...given: Given<S>): ReadYaml<z.infer<S>> {
  const [code, text, file, firstLine, schema] = given;
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { file, line: firstLine - 1 + Math.max(line, 1), column: Math.max(col, 1) };
  };
  const placeOf = (path: readonly PropertyKey[]): Place => at(offsetOf(document.contents, path));
  const { raw, faults } = readValue(document, schema);
  if (faults.length > 0) {
    const problems = faults.map(({ offset, detail }) =>
      problem(code, at(offset), { key: '', fault: 'syntax', detail }),
    );
    return { value: undefined, raw: undefined, problems, placeOf };
  }
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return { value: result.data, raw, problems: [], placeOf };
  const problems = result.error.issues.flatMap((issue) =>
    [...faultsOf(issue, schema)].map(({ path, ...facts }) =>
      problem(
        code,
        facts.fault === 'unknown' || issue.code === 'invalid_key'
          ? at(keyOffset(document.contents, path))
          : placeOf(path),
        facts,
      ),
    ),
  );
  return { value: undefined, raw, problems, placeOf };
}

interface SyntaxFault {
  readonly offset: number;
  readonly detail: string;
}

/** A file in which nothing stands, or only remarks, is an empty list where its schema wants a list. */
function readValue(document: Document.Parsed, schema: z.ZodType): { raw: unknown; faults: SyntaxFault[] } {
  const faults = document.errors.map(({ pos, code, message }) => ({
    offset: pos[0],
    detail: plainSyntax(code, message),
  }));
  visit(document, {
    Alias: (_, node) => {
      const known = faults.length > 0 || node.resolve(document) !== undefined;
      if (!known)
        faults.push({ offset: node.range?.[0] ?? 0, detail: `\`*${node.source}\` names nothing before it` });
    },
  });
  if (faults.length > 0) return { raw: undefined, faults };
  try {
    return { raw: document.toJS() ?? (schema.type === 'array' ? [] : {}), faults };
  } catch (error) {
    const offset = isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
    return { raw: undefined, faults: [{ offset, detail: plainSyntax('', (error as Error).message) }] };
  }
}
