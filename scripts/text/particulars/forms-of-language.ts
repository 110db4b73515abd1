/** How a language writes numbers and dates. */
export interface LanguageForms {
  /** What stands between thousands, where it is not a comma. */
  readonly group: string;
  /** Months by their names, in small letters. */
  readonly months: ReadonlyMap<string, number>;
  /** Finds the name of a month in small letters. */
  readonly month: RegExp;
  /** Dates that name a month; groups `d`, `m` (the name) and `y`. */
  readonly named: readonly RegExp[];
}

/** The languages whose ways of writing numbers and dates the tests hold. */
const TESTED = new Set(['en', 'zh-Hans']);

/** Whether a language's numbers and dates are surely read as they are meant. @param tag BCP 47 */
export function areFormsTested(tag: string): boolean {
  const { language, script } = new Intl.Locale(tag).maximize();
  return TESTED.has(language) || TESTED.has(`${language}-${script}`);
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
  const name = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
  const end = '(?:st|nd|rd|th|\\.)?';
  const forms = [
    `(?<![\\p{L}\\d.,])(?<d>\\d{1,2})${end}\\s+(?:of\\s+)?(?<m>${name})\\.?(?![\\p{L}])(?:,?\\s+(?<y>\\d{4})(?!\\d))?`,
    `(?<![\\p{L}])(?<m>${name})\\.?\\s+(?<d>\\d{1,2})(?!\\d)(?:st|nd|rd|th)?(?:,?\\s+(?<y>\\d{4})(?!\\d))?`,
    `(?<![\\p{L}])(?<m>${name})\\.?,?\\s+(?<y>\\d{4})(?!\\d)`,
  ];
  const number = new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(1_234_567.5);
  const separator = number.find(({ type }) => type === 'group')?.value;
  return {
    group: separator === '.' ? '.' : ',',
    months,
    month: anyOf(months.keys()),
    named: months.size === 0 ? [] : forms.map((form) => new RegExp(form, 'giu')),
  };
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
