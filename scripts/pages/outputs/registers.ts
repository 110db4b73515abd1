import { saidOn } from '../../site/day-format.ts';
import {
  DAY_COLUMNS,
  REGISTER_COLUMNS,
  type RegisterName,
  type RegisterRow,
  registerAddress,
} from '../../site/registers.ts';
import type { Localised } from '../../site/schema.ts';
import { localText, type ViewSource } from '../view-source.ts';
import type { OutputFile } from './output.ts';

/** A text in each language, by their codes. */
type Texts = Readonly<Record<string, string>>;

/** A row as machines read it. What is not published is left out. */
type Row = Readonly<Record<string, string | Texts>>;

/** The registers as JSON, and as CSV (RFC 4180). */
export function* registerFiles(sources: readonly ViewSource[]): Generator<OutputFile, undefined> {
  const [first] = sources;
  for (const [name, rows] of first?.content.registers ?? []) {
    const shown = rows.map((row) => rowOf(name, row, sources));
    const path = (type: 'json' | 'csv'): string => registerAddress(name, type).slice(1);
    yield { path: path('json'), text: `${JSON.stringify(shown, null, 2)}\n` };
    yield {
      path: path('csv'),
      text: csvOf([headsOf(name, sources), ...shown.map((row) => cellsOf(name, row, sources))]),
    };
  }
}

function rowOf(name: RegisterName, row: RegisterRow, sources: readonly ViewSource[]): Row {
  const source = sources[0]?.content.sources.get(String(row.source));
  const columns = REGISTER_COLUMNS[name].flatMap((column): [string, string | Texts][] => {
    const value = column === 'stated' ? source && saidOn(source) : row[column];
    if (value === undefined || value === 'not-published') return [];
    // Days are as in the data, whatever a language calls them.
    return [[column, DAY_COLUMNS.has(column) ? String(value) : textsOf(value as Localised, sources)]];
  });
  const list = row.list === undefined ? {} : { list: String(row.list) };
  const title = source && { source: textsOf(source.title, sources) };
  return {
    ...list,
    ...Object.fromEntries(columns),
    ...title,
    ...(source?.url && { source_url: source.url }),
  };
}

function textsOf(value: Localised, sources: readonly ViewSource[]): Texts {
  return Object.fromEntries(
    sources.map((source) => [source.inLanguage.language.code, localText(value, source)]),
  );
}

/** The keys of a row in their order, and the languages of those that have one text a language. */
function keysOf(name: RegisterName, sources: readonly ViewSource[]): [key: string, code?: string][] {
  const codes = sources.map(({ inLanguage }) => inLanguage.language.code);
  const local = [...REGISTER_COLUMNS[name], 'source'].flatMap((key): [string, string?][] =>
    DAY_COLUMNS.has(key) ? [[key]] : codes.map((code) => [key, code]),
  );
  return [['list'], ...local, ['source_url']];
}

/** `name_en`, `name_zh`, …: a column a language. */
function headsOf(name: RegisterName, sources: readonly ViewSource[]): string[] {
  return keysOf(name, sources).map((parts) => parts.join('_'));
}

function cellsOf(name: RegisterName, row: Row, sources: readonly ViewSource[]): string[] {
  return keysOf(name, sources).map(([key, code]) => {
    const value = row[key] ?? '';
    return typeof value === 'string' ? value : (value[code ?? ''] ?? '');
  });
}

/** Lines that end with CR LF; what holds a mark of CSV stands in quotes, its own quotes doubled. A byte order mark tells Excel that it is UTF-8. */
function csvOf(rows: readonly (readonly string[])[]): string {
  const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${rows.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')}`;
}
