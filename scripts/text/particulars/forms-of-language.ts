/** How a language writes numbers and dates, as CLDR has it (Unicode's data on languages, which `Intl` knows). */
export interface LanguageForms {
  /** Finds a number. */
  readonly number: RegExp;
  /** A number as it was written, with a point before its fraction and nothing between its thousands. */
  readonly plain: (written: string) => string;
  /** Finds what multiplies a number right behind it, and says by how much, in small letters. */
  readonly scale: RegExp;
  readonly scales: ReadonlyMap<string, number>;
  /** Months by their names, in small letters. */
  readonly months: ReadonlyMap<string, number>;
  /** Finds the name of a month in small letters. */
  readonly month: RegExp;
  /** Dates; groups `d`, `m` (the name of a month) or `n` (its number), `y` or `era` and `e` (its year), `s` where it may be a number. */
  readonly dates: readonly RegExp[];
  /** By the names of eras, the year before their first. */
  readonly eras: ReadonlyMap<string, number>;
}

/** The languages whose ways of writing numbers and dates the tests hold. */
const TESTED = new Set(['de', 'en', 'es', 'fr', 'ja', 'zh']);

/** Whether a language's numbers and dates are surely read as they are meant. @param tag BCP 47 */
export function areFormsTested(tag: string): boolean {
  return TESTED.has(new Intl.Locale(tag).language);
}

const known = new Map<string, LanguageForms>();

/** @param tag of the language, BCP 47 */
export function formsOf(tag: string): LanguageForms {
  const forms = known.get(tag) ?? findForms(tag);
  known.set(tag, forms);
  return forms;
}

function findForms(tag: string): LanguageForms {
  const months = monthsOf(tag);
  const scales = scalesOf(tag);
  const eras = erasOf(tag);
  return {
    ...numbersOf(tag),
    scales,
    scale: scaleIn([...scales.keys()]),
    months,
    month: anyOf(months.keys()),
    dates: [
      ...datesOfEras([...eras.keys()]),
      ...datesInDigits(tag),
      ...(months.size === 0 ? [] : datesByName(tag, [...months.keys()])),
    ],
    eras,
  };
}

/** Spaces that stand between thousands. */
const SPACES = '\\u00a0\\u2009\\u202f';

function numbersOf(tag: string): Pick<LanguageForms, 'number' | 'plain'> {
  const parts = new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(1_234_567.5);
  const mark = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
  const group = mark('group') ?? ',';
  if (mark('decimal') === ',') {
    // A point that stands before no three digits is that of a version, such as `TLS 1.3`.
    // That of a clock stands before minutes: `14.30 Uhr`. Where thousands have points, spaces are those of telephone numbers.
    const between = `[${SPACES}]+|${group === '.' ? '\\.' : ' '}`;
    const grouped = new RegExp(`^\\d{1,3}(?:${between})\\d{3}`);
    const thousands = `\\d{1,3}(?:(?:${between})\\d{3})+(?!\\d)(?:,\\d+)?`;
    return {
      number: new RegExp(
        `\\d{1,2}(?=\\.\\d{2}\\s*(?:Uhr|h)\\b)|${thousands}|\\d+,\\d+|\\d+(?:\\.\\d+)*`,
        'gu',
      ),
      plain: (written) =>
        (grouped.test(written) ? written.replace(/[^\d,]/g, '') : written).replace(',', '.'),
    };
  }
  const more = /['’]/.test(group) ? "'’" : '';
  return {
    number: new RegExp(`(?:\\d{1,3}(?:[,${more}${SPACES}]\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)*`, 'gu'),
    plain: (written) => written.replace(/[^\d.]/g, ''),
  };
}

/** What a language multiplies numbers with: `million` and `Mio.`, `万` and `億`; a single letter may be a unit. */
function scalesOf(tag: string): Map<string, number> {
  const scales = new Map(Object.entries({ 百: 100, 千: 1000, 万: 1e4, 亿: 1e8, 万亿: 1e12 }));
  for (const compactDisplay of ['long', 'short'] as const) {
    const format = new Intl.NumberFormat(tag, {
      ...{ notation: 'compact', compactDisplay, numberingSystem: 'latn', useGrouping: false },
    } as const);
    for (let power = 3; power < 13; power++)
      for (const first of [1, 2]) {
        const value = first * 10 ** power;
        const parts = format.formatToParts(value);
        const word = parts
          .find(({ type }) => type === 'compact')
          ?.value.toLowerCase()
          .replace(/\s+/g, ' ')
          .replace(/\.$/, '');
        const shown = Number(parts.find(({ type }) => type === 'integer')?.value);
        if (word && /^(?:\p{Script=Han}+|\p{L}[\p{L} ]*\p{L})$/u.test(word)) scales.set(word, value / shown);
      }
  }
  return scales;
}

function scaleIn(words: readonly string[]): RegExp {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const han = longestFirst.filter((word) => /^\p{Script=Han}/u.test(word));
  const others = longestFirst.filter((word) => !han.includes(word));
  const ended = others.length === 0 ? '' : `|(?:${others.join('|').replaceAll(' ', '\\s+')})(?!\\p{L})`;
  return new RegExp(`^\\s*([百千]?(?:${han.join('|')})${ended})`, 'iu');
}

/** `22.11.2026` and `22.11.`, `22/11/2026`: as a language writes a day first. In English it may be a month. */
function datesInDigits(tag: string): RegExp[] {
  const parts = new Intl.DateTimeFormat(tag, { timeZone: 'UTC' }).formatToParts(0);
  const [first, { value: between = '' } = {}, second] = parts;
  if (first?.type !== 'day' || second?.type !== 'month' || tag.startsWith('en')) return [];
  const mark = between.trim().replace('.', '\\.');
  const day = `(?<![\\d.,/-])(?<d>\\d{1,2})${mark}\\s?(?<n>\\d{1,2})${mark}`;
  const forms = [`${day}\\s?(?<y>\\d{4})(?!\\d)`, ...(mark === '\\.' ? [`${day}(?<s>)(?!\\d)`] : [])];
  return forms.map((form) => new RegExp(form, 'gu'));
}

/** `22 November 2026`, `November 22, 2026`, `22 de noviembre de 2026`, `November 2026`. */
function datesByName(tag: string, months: readonly string[]): RegExp[] {
  const name = months.toSorted((a, b) => b.length - a.length).join('|');
  const long = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).formatToParts(0);
  const literals = long.flatMap(({ type, value }) =>
    type === 'literal' ? (value.match(/\p{L}+/gu) ?? []) : [],
  );
  const of = `(?:(?:${['of', ...literals].join('|')})\\s+)?`;
  const year = `(?:,?\\s+${of}(?<y>\\d{4})(?!\\d))?`;
  return [
    `(?<![\\p{L}\\d.,])(?<d>\\d{1,2})(?:st|nd|rd|th|er|\\.?º|\\.)?\\s+${of}(?<m>${name})\\.?(?![\\p{L}])${year}`,
    `(?<![\\p{L}])(?<m>${name})\\.?\\s+(?<d>\\d{1,2})(?!\\d)(?:st|nd|rd|th)?${year}`,
    `(?<![\\p{L}])(?<m>${name})\\.?,?\\s+${of}(?<y>\\d{4})(?!\\d)`,
  ].map((form) => new RegExp(form, 'giu'));
}

/** `令和8年11月22日`, `民國115年`. */
function datesOfEras(eras: readonly string[]): RegExp[] {
  if (eras.length === 0) return [];
  const day = '(?:\\s*(?<d>\\d{1,2})\\s*[日號])?';
  const year = `(?<era>${eras.join('|')})\\s*(?<e>\\d{1,3}|元)\\s*年`;
  return [new RegExp(`${year}(?:\\s*(?<n>\\d{1,2})\\s*月${day})?`, 'g')];
}

/** `令和` and 2018 of Japanese, `民國` and 1911 of traditional Chinese. */
function erasOf(tag: string): Map<string, number> {
  const { language, script } = new Intl.Locale(tag).maximize();
  const calendar = language === 'ja' ? 'japanese' : script === 'Hant' ? 'roc' : undefined;
  if (!calendar) return new Map();
  const format = new Intl.DateTimeFormat(`${language}-${script}-u-ca-${calendar}`, {
    ...{ era: 'long', year: 'numeric', timeZone: 'UTC' },
  } as const);
  const years = [1970, 2000, 2026].map((year) => {
    const parts = format.formatToParts(Date.UTC(year, 11, 1));
    const shown = Number(parts.find(({ type }) => type === 'year')?.value);
    return [parts.find(({ type }) => type === 'era')?.value ?? '', year - shown] as const;
  });
  return new Map(years.filter(([era, before]) => era !== '' && before > 0));
}

/** Finds any of these words in small letters, with an `s` or in a word with hyphens too. */
export function anyOf(words: Iterable<string>): RegExp {
  const letter = 'a-z\\u00df-\\u1fff';
  return new RegExp(`(?:^|[^${letter}])(?:${[...words].join('|') || '(?!)'})s?(?![${letter}])`);
}

/** The names of months, as they stand alone and beside a day, long and short; none where they are numbers. */
function monthsOf(tag: string): Map<string, number> {
  const months = new Map<string, number>();
  const forms = (['long', 'short'] as const).flatMap((month) => [
    { month },
    { month, day: 'numeric' as const },
  ]);
  for (const form of forms) {
    const format = new Intl.DateTimeFormat(tag, { ...form, calendar: 'gregory', timeZone: 'UTC' });
    for (let index = 0; index < 12; index++) {
      const parts = format.formatToParts(Date.UTC(2026, index, 15));
      const written = parts.find(({ type }) => type === 'month')?.value ?? '';
      const name = written.toLowerCase().replace(/\.$/, '');
      if (/^\p{L}{3,}$/u.test(name) && !/\p{Script=Han}/u.test(name)) months.set(name, index + 1);
    }
  }
  // Written as often as the short name of CLDR, `Sep`.
  if (months.get('september') === 9) months.set('sept', 9);
  return months;
}
