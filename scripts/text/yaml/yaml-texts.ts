import { isScalar, LineCounter, parseDocument, Scalar, visit } from 'yaml';

/** A text value in YAML, and how it is written. */
export interface YamlText {
  readonly value: string;
  /** Within the YAML, from 1; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
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
      const { line, col } = counter.linePos(range[0]);
      const raw = yaml.slice(range[0], range[1]);
      const keys = path.flatMap((step) => ('key' in step && isScalar(step.key) ? [String(step.key)] : []));
      if (!raw.includes('\n')) texts.push({ value, line, column: col, raw, keys });
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
  const lines = yaml.split('\n');
  const line = lines[text.line - 1] ?? '';
  const [before, after] = [line.slice(0, text.column - 1), line.slice(text.column - 1 + text.raw.length)];
  const expected = yamlTexts(yaml).map((one) =>
    one.line === text.line && one.column === text.column ? next : one.value,
  );
  return formsOf(text.raw, next).find((raw) => {
    const changed = lines.with(text.line - 1, before + raw + after).join('\n');
    const values = yamlTexts(changed).map(({ value }) => value);
    return values.length === expected.length && values.every((value, index) => value === expected[index]);
  });
}

function formsOf(raw: string, next: string): string[] {
  const double = JSON.stringify(next);
  if (raw.startsWith('"')) return [double];
  return raw.startsWith("'") ? [`'${next.replaceAll("'", "''")}'`, double] : [next, double];
}
