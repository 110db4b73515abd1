import type { Place, Problem } from '../problem.ts';
import type { Register } from '../text/markdown/context.ts';
import { fillText, fillWords } from '../text/markdown/words.ts';
import type { DataFiles, Language } from './data-schema.ts';
import { dayFormat, saidOn } from './day-format.ts';
import { invalidValue, type Localised, localise } from './schema.ts';

/** Who else works on the services; an operator calls them what its contracts call them. */
const COMPANIES = [
  'name',
  'purpose',
  'place',
  'since',
  'announced',
  'effective',
  'object_until',
  'stated',
] as const;
/** What is told of a row that was announced stands in one cell: `notice`. */
const SHOWN_OF_COMPANIES = ['name', 'purpose', 'place', 'since', 'notice', 'stated'];

/** What the rows of a register hold, in the order in which machines get it; the first one names the row. */
export const REGISTER_COLUMNS = {
  subcontractors: COMPANIES,
  subprocessors: COMPANIES,
  certificates: ['standard', 'level', 'services', 'scope', 'issuer', 'stated', 'valid_until', 'newer'],
} as const;

/** What readers get of it: behind the name what most are after. The texts of the heads are `register_…`. */
export const SHOWN_COLUMNS: Readonly<Record<RegisterName, readonly string[]>> = {
  subcontractors: SHOWN_OF_COMPANIES,
  subprocessors: SHOWN_OF_COMPANIES,
  certificates: ['standard', 'valid_until', 'services', 'scope', 'issuer', 'newer', 'stated'],
};

/** The columns that hold days (`YYYY-MM-DD`) or years (`YYYY`), not texts. */
export const DAY_COLUMNS: ReadonlySet<string> = new Set([
  'since',
  'stated',
  'valid_until',
  'announced',
  'effective',
  'object_until',
]);

export type RegisterName = keyof typeof REGISTER_COLUMNS;
/** A row as it was written, by its keys. */
export type RegisterRow = Readonly<Record<string, unknown>>;
type Files = Pick<DataFiles, RegisterName | 'sources'>;

/** The address at which the whole of a register stands for machines. */
export function registerAddress(name: RegisterName, type: 'json' | 'csv'): string {
  return `/registers/${name}.${type}`;
}

/** The files of the registers of a site by their addresses, each with the file that it comes from. */
export function registerSources({
  registers,
  folder,
}: {
  readonly registers: ReadonlyMap<RegisterName, unknown>;
  readonly folder: string;
}): ReadonlyMap<string, string> {
  const files = [...registers.keys()].flatMap((name) =>
    (['csv', 'json'] as const).map(
      (type) => [registerAddress(name, type), `${folder}/_data/${name}.yaml`] as const,
    ),
  );
  return new Map(files);
}

/** The rows of the registers that have any, by their names. */
export function registerRows(
  files: Pick<DataFiles, RegisterName>,
): ReadonlyMap<RegisterName, readonly RegisterRow[]> {
  const names = Object.keys(REGISTER_COLUMNS) as RegisterName[];
  const rows = names.map((name): [RegisterName, readonly RegisterRow[]] => [name, files[name].value ?? []]);
  return new Map(rows.filter(([, { length }]) => length > 0));
}

/** The last day of a certificate, and where it stands. */
export interface CertificateDay {
  /** In the default language. */
  readonly name: string;
  readonly until: string;
  readonly owner?: string;
  readonly place: Place;
}

/** The certificates whose last day is known; what they are called is said in the default language. */
export function certificateDays({
  certificates,
  operator,
}: Pick<DataFiles, 'certificates' | 'operator'>): CertificateDay[] {
  const fallback = operator.value?.site.default_language ?? '';
  const local = (value: Localised = ''): string => localise(value, fallback, fallback);
  const words = new Map(
    Object.entries(operator.value?.words ?? {}).map(([word, value]) => [word, local(value)]),
  );
  return (certificates.value ?? []).flatMap(({ standard, level, valid_until: until, owner }, index) => {
    if (until === undefined || until === 'not-published') return [];
    const name = [standard, level].flatMap((value) => (value ? fillWords(local(value), words).text : []));
    const place = certificates.placeOf([index, 'valid_until']);
    return [{ name: name.join(', '), until, place, ...(owner !== undefined && { owner }) }];
  });
}

/** What the registers of a site say in one language, by their names; those without a row are left out. */
export function registersIn(
  files: Files,
  around: {
    readonly language: Language;
    readonly fallback: string;
    readonly words: ReadonlyMap<string, string>;
    readonly texts: Readonly<Record<string, string>>;
  },
): ReadonlyMap<string, Register> {
  const { language, fallback, words, texts } = around;
  const formatDay = dayFormat(language);
  const order = new Intl.Collator(language.tag, { numeric: true }).compare;
  // Whatever the day of the build, it says the same: what changes on a day is announced.
  const told = (day: unknown, text = ''): string[] =>
    day === undefined ? [] : [fillText(text, { date: formatDay(String(day)).text })];
  const show = (column: string, row: RegisterRow): string | null => {
    const source = files.sources.value?.[String(row.source)];
    const value = column === 'stated' ? source && saidOn(source) : row[column];
    if (column === 'notice')
      return [
        ...told(row.announced, texts.register_announced),
        ...told(row.object_until, texts.register_object_until),
      ].join(' · ');
    if (value === undefined)
      return column === 'since' ? told(row.effective, texts.announced_from).join('') : '';
    if (value === 'not-published') return null;
    if (DAY_COLUMNS.has(column)) return formatDay(String(value)).text;
    return fillWords(localise(value as string, language.code, fallback), words).text;
  };
  return new Map(
    [...registerRows(files)].map(([name, all]): [string, Register] => {
      const columns = SHOWN_COLUMNS[name];
      const rows = all.map((row) => ({
        list: row.list as string | undefined,
        level: show('level', row) ?? '',
        cells: columns.map((column) => show(column, row)),
      }));
      rows.sort((a, b) => order(a.cells[0] ?? '', b.cells[0] ?? ''));
      const heads = columns.map((column) => ({
        text: texts[`register_${column}`] ?? column,
        isDay: DAY_COLUMNS.has(column),
      }));
      return [name, { heads, rows }];
    }),
  );
}

/** Rows of registers that name a source which is not listed. */
export function* faultsOfRegisters(
  files: Files,
  sourceIds: ReadonlySet<string> | undefined,
): Generator<Problem> {
  for (const name of Object.keys(REGISTER_COLUMNS) as RegisterName[]) {
    const { value, placeOf } = files[name];
    for (const [index, row] of (value ?? []).entries()) {
      if (!sourceIds || sourceIds.has(String(row.source))) continue;
      yield invalidValue(
        'data-file',
        [index, 'source'],
        placeOf,
        `\`${row.source}\` is not in _data/sources.yaml`,
      );
    }
  }
}
