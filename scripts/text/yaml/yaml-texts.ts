import { isDeepStrictEqual } from 'node:util';
import { isScalar, LineCounter, parseDocument, Scalar, visit } from 'yaml';

/** A text value in YAML, and how it is written. */
export interface YamlText {
  readonly value: string;
  /** Within the YAML, from 1; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The same in UTF-16 units from the start of the YAML. */
  readonly offset: number;
  /** With its quotes. */
  readonly raw: string;
  /** The keys that lead to it, lists left out. */
  readonly keys: readonly string[];
}

/**
 * The text values of a YAML text that stand on one line, in quotes or without.
 * @returns none where it cannot be parsed
 */
export function yamlTexts(yaml: string): YamlText[] {
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const texts: YamlText[] = [];
  if (document.errors.length > 0) return texts;
  visit(document, {
    Scalar(key, node, path) {
      const { value, range, type } = node;
      if (key === 'key' || typeof value !== 'string' || !range || !ONE_LINE.has(type ?? '')) return;
      const [offset, end] = range;
      const { line, col: column } = counter.linePos(offset);
      const raw = yaml.slice(offset, end);
      const keys = path.flatMap((step) => ('key' in step && isScalar(step.key) ? [String(step.key)] : []));
      if (!raw.includes('\n')) texts.push({ value, line, column, offset, raw, keys });
    },
  });
  return texts;
}

const ONE_LINE = new Set<string>([Scalar.PLAIN, Scalar.QUOTE_SINGLE, Scalar.QUOTE_DOUBLE]);

/**
 * Writes another value in place of a text, in its own form where that can hold it, else in double quotes.
 * @returns what to write for `raw`; undefined where all other values would not stay as they are
 */
export function rewriteYamlText(yaml: string, text: YamlText, next: string): string | undefined {
  const { offset, raw: written } = text;
  const [before, after] = [yaml.slice(0, offset), yaml.slice(offset + written.length)];
  const expected = yamlTexts(yaml).map((one) => (one.offset === offset ? next : one.value));
  return formsOf(written, next).find((raw) => {
    const values = yamlTexts(before + raw + after).map(({ value }) => value);
    return isDeepStrictEqual(values, expected);
  });
}

function formsOf(raw: string, next: string): string[] {
  const double = JSON.stringify(next);
  if (raw.startsWith('"')) return [double];
  return raw.startsWith("'") ? [`'${next.replaceAll("'", "''")}'`, double] : [next, double];
}
