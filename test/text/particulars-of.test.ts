import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressKey, isAmong, knownOf } from '../../scripts/text/particulars/particular.ts';
import { particularsOf } from '../../scripts/text/particulars/particulars-of.ts';
import { chineseValue, saidIn } from '../../scripts/text/particulars/said-in.ts';

/** What a text says, by the keys. */
function keysIn(text: string, tag = 'en'): string[] {
  return particularsOf(text, tag).found.map(({ key }) => key);
}

describe('Numbers and dates are found in every form', () => {
  test.each([
    ['en', '90 days', ['90']],
    ['zh-Hans', '90 天，90天', ['90', '90']],
    ['en', '1,000 km and 1,234,567.50', ['1000', '1234567.5']],
    ['zh-Hans', '1000公里、1,000 公里、１，０００公里', ['1000', '1000', '1000']],
    ['en', '1\u202f000 km', ['1000']],
    ['en', '10 million, 1.5 billion', ['10000000', '1500000000']],
    ['zh-Hans', '1000 万，15亿', ['10000000', '1500000000']],
    ['en', '22 November 2026, November 22, 2026, 22 Nov 2026', ['2026-11-22', '2026-11-22', '2026-11-22']],
    ['en', '2026-11-22, 2026/11/22', ['2026-11-22', '2026-11-22']],
    ['zh-Hans', '2026年11月22日，2026 年 11 月 22 日', ['2026-11-22', '2026-11-22']],
    ['en', 'in November 2026, on 22 November', ['2026-11', '-11-22']],
    ['zh-Hans', '2026年11月，11月22日', ['2026-11', '-11-22']],
    ['en', 'Sept 1, 2021, since Sept. 2021, Sep 2021', ['2021-09-01', '2021-09', '2021-09']],
    ['en', '1–3 May 2026', ['1', '2026-05-03']],
    ['en', 'ISO/IEC 27001:2022, SP 800-88, TLS 1.2, v1.2.3', ['27001', '2022', '800', '88', '1.2']],
    ['en', '99.9 %, 5%, 24/7, 9:00', ['99.9', '5', '24', '7', '9']],
    ['de', '1.000 km, 2,5 %, 3. März 2026', ['1000', '2.5', '2026-03-03']],
    ['ar', '٩٠ يوما في ٢٢ نوفمبر ٢٠٢٦', ['90', '2026-11-22']],
    ['en', '10GB, 24h, the 24th', ['10', '24', '24']],
    ['en', '2026-02-30', ['2026-02-30']],
    ['en', '2026-13-45', ['2026', '13', '45']],
  ])('%s: %s', (tag, text, keys) => {
    expect(keysIn(text, tag)).toEqual(keys);
  });

  test.each([
    ['a name', '21Vianet M365 v2 ISO27001 SHA-256'],
    ['a word of the operator', '{operator2}'],
    ['an entity', 'a&#160;b'],
    ['marks of items', '（1）甲\n2、乙\n3) c\n (4) d'],
    ['an address that is written out', 'https://example.com/2026 www.example.com/90 a90@example.com'],
    ['words alone', 'six months, 第三十七条, Article IV'],
  ])('none in %s', (_, text) => {
    expect(keysIn(text)).toEqual([]);
  });

  test.each([
    ['six months', ['6']],
    ['twenty-four hours, the third party', ['24', '3']],
    ['第三十七条', ['37']],
    ['二〇二六年', ['2026']],
    ['两份', ['2']],
    ['Type II', ['2']],
    ['in December', ['12']],
  ])('%s is said in words', (text, said) => {
    expect(saidIn(text, 'en')).toEqual(said);
  });

  test.each([
    ['one hundred and eighty days', '180'],
    ['two hundred thousand people', '200000'],
    ['ten thousand', '10000'],
    ['two thirds', '3'],
    ['two and a half years', '2.5'],
    ['half a year', '6'],
    ['a day', '1'],
    ['百分之九十九点九', '99.9'],
    ['两三天', '2'],
    ['两三天', '3'],
    ['半年', '6'],
    ['一年半', '1.5'],
    ['半小时', '30'],
  ])('%s says %s', (text, number) => {
    expect(saidIn(text, 'en')).toContain(number);
  });

  test.each([
    ['en', 'from 9 a.m. to 6 p.m.', ['9', undefined, '6', '18']],
    ['zh-Hans', '上午9点至下午6点', ['9', undefined, '6', '18']],
    ['en', 'at 2:30 pm', ['2', '14', '30', undefined]],
    ['en', 'in 2025–26', ['2025', undefined, '26', '2026']],
    ['en', '2019–26', ['2019', undefined, '26', undefined]],
  ])('%s: %s may be said in another way', (tag, text, keys) => {
    expect(particularsOf(text, tag).found.flatMap(({ key, or }) => [key, or])).toEqual(keys);
  });

  test('the number of a name is there for a language that writes it alone', () => {
    expect(particularsOf('21Vianet, SHA-256', 'en').named).toEqual(['21', '256']);
  });

  test('each at the place where it begins', () => {
    const text = 'From 22 November 2026 on, 1,000 of 10 million.';
    for (const { at, text: written } of particularsOf(text, 'en').found)
      expect(text.slice(at, at + written.length)).toBe(written);
  });
});

/** The languages in which a difference of numbers is an error, with forms that regions have of their own. */
const TAGS = 'en en-GB de de-AT de-CH fr fr-CA es es-MX ja zh-Hans zh-Hant'.split(' ');

describe('What CLDR writes is read as what it says', () => {
  test.each(TAGS)('numbers in %s', (tag) => {
    const numbers = fc.tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }));
    const format = new Intl.NumberFormat(tag, { maximumFractionDigits: 2, numberingSystem: 'latn' });
    fc.assert(
      fc.property(numbers, ([whole, hundredths]) => {
        const number = Number(`${whole}.${String(hundredths).padStart(2, '0')}`);
        expect(keysIn(` ${format.format(number)} `, tag)).toEqual([String(number)]);
      }),
    );
  });

  test.each(TAGS)('what multiplies them, in %s', (tag) => {
    for (const compactDisplay of ['long', 'short'] as const) {
      const format = new Intl.NumberFormat(tag, { notation: 'compact', compactDisplay });
      const powers = Array.from({ length: 10 }, (_, index) => 10 ** (index + 3));
      for (const number of powers.flatMap((power) => [power, 2 * power, 3.5 * power])) {
        const written = format.format(number);
        // A single Latin letter may be a unit, as in `2 M`.
        if (/^\d/.test(written) && !/\d\P{L}*\p{Script=Latin}$/u.test(written))
          expect([written, ...keysIn(`${written} `, tag)]).toEqual([written, String(number)]);
      }
    }
  });

  test.each(TAGS)('dates in %s', (tag) => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const forms = (['long', 'medium'] as const).map(
      (dateStyle) => new Intl.DateTimeFormat(tag, { dateStyle, timeZone: 'UTC' }),
    );
    const short = tag.startsWith('en') ? [] : [new Intl.DateTimeFormat(tag, { timeZone: 'UTC' })];
    fc.assert(
      fc.property(days, (day) => {
        for (const format of [...forms, ...short])
          expect(keysIn(format.format(day), tag)).toEqual([day.toISOString().slice(0, 10)]);
      }),
    );
  });

  test.each([
    ['ja-u-ca-japanese', 'ja'],
    ['zh-Hant-u-ca-roc', 'zh-Hant'],
  ])('years of eras in %s', (calendar, tag) => {
    const format = new Intl.DateTimeFormat(calendar, { dateStyle: 'long', timeZone: 'UTC' });
    for (const day of ['1999-12-31', '2019-06-01', '2026-11-22'])
      expect(keysIn(format.format(new Date(day)), tag)).toEqual([day]);
  });
});

describe('Words and forms of its own that a language has', () => {
  test.each<[string, string, string[]]>([
    ['de', 'TLS 1.3, PCI DSS 4.0, Version 1.2.3, ISO/IEC 27001:2022', ['1.3', '4', '1.2.3', '27001', '2022']],
    ['de', '3,5 Mio. Euro, 3,5Mio., 2 Mrd., 99,95 %', ['3500000', '3500000', '2000000000', '99.95']],
    ['de', '1\u202f234\u202f567, 1&nbsp;000 km, 24-Stunden-Betrieb', ['1234567', '1000', '24']],
    ['de', 'am 22.11. um 14:30 Uhr, um 14.30 Uhr', ['-11-22', '14', '30', '14', '30']],
    ['es', '+34 912 345 678, a las 14.30 h', ['34', '912', '345', '678', '14', '30']],
    ['fr', 'TLS 1.3, 1 000 km, 1&#8239;000 km, 2 Md€', ['1.3', '1000', '1000', '2000000000']],
    ['fr', 'le 1er janvier 2026, 14 h 30', ['2026-01-01', '14', '30']],
    ['es', 'TLS 1.3, 2 mil millones, 10 mil, noviembre de 2026', ['1.3', '2000000000', '10000', '2026-11']],
    ['ja', '1,000キロ、3.5万件、3千万、1兆、令和8年', ['1000', '35000', '30000000', '1000000000000', '2026']],
    ['zh-Hant', '3.5萬、2億、3千萬、11月22號', ['35000', '200000000', '30000000', '-11-22']],
    ['zh-Hans', '1万亿、3千万', ['1000000000000', '30000000']],
  ])('%s: %s', (tag, text, keys) => {
    expect(keysIn(text, tag)).toEqual(keys);
  });

  test.each([
    ['de', 'sechs Monate, sechsmonatig', '6'],
    ['de', 'vierundzwanzig Stunden', '24'],
    ['de', 'zweihundertachtzig Tage', '280'],
    ['de', 'die erste, der dritten, am zwanzigsten', '1 3 20'],
    ['de', 'zweieinhalb Jahre, halbjährlich, anderthalb', '2.5 6 1.5'],
    ['de', 'zwei Millionen, eine Woche', '2000000 1'],
    ['fr', 'six mois, quatre-vingt-dix-neuf, cent quatre-vingts', '6 99 180'],
    ['fr', 'vingt et un jours, deux ans et demi, un tiers', '21 2.5 3'],
    ['fr', 'deux mille, la troisième partie, par an', '2000 3 1'],
    ['es', 'seis meses, veinticuatro horas, ciento ochenta días', '6 24 180'],
    ['es', 'treinta y un días, dos años y medio, trescientas, tercera', '31 2.5 300 3'],
    ['ja', '二十四時間、半年、六か月、三億', '24 6 300000000'],
    ['zh-Hant', '兩年半、三萬五千、半小時、百分之九十九點九', '2.5 35000 30 99.9'],
  ])('%s: %s', (tag, text, numbers) => {
    expect(saidIn(text, tag)).toEqual(expect.arrayContaining(numbers.split(' ')));
  });
});

/** What one of two texts says in digits and the other one says in no way. */
function onlyIn(one: string, tag: string, other: string, otherTag: string): string[] {
  const { found, named } = particularsOf(other, otherTag);
  const known = knownOf([...found.map(({ key }) => key), ...named, ...saidIn(other, otherTag)]);
  return particularsOf(one, tag)
    .found.filter(({ key, or = key }) => !isAmong(key, known) && !isAmong(or, known))
    .map(({ key }) => key);
}

describe('A statement and its translation say the same', () => {
  const english =
    'TLS 1.3 since 22 November 2026: 3.5 million records, 1,000 km apart, six months, from 9 a.m. to 6 p.m.';
  test.each([
    ['de', 'TLS 1.3 seit dem 22.11.2026: 3,5 Mio. Datensätze, 1.000 km entfernt, 6 Monate, von 9 bis 18 Uhr'],
    ['fr', 'TLS 1.3 depuis le 22 novembre 2026 : 3,5 millions d’entrées, à 1 000 km, 6 mois, de 9 h à 18 h'],
    [
      'es',
      'TLS 1.3 desde el 22 de noviembre de 2026: 3,5 millones de registros, a 1.000 km, 6 meses, de 9 a 18 horas',
    ],
    ['ja', '2026年11月22日からTLS 1.3、350万件、1,000キロ離れ、半年、午前9時から午後6時まで'],
    ['zh-Hant', '自2026年11月22日起採用TLS 1.3：350萬筆、相距1,000公里、半年、上午9點至下午6點'],
  ])('%s', (tag, text) => {
    expect(onlyIn(text, tag, english, 'en')).toEqual([]);
    expect(onlyIn(english, 'en', text, tag)).toEqual([]);
    expect(onlyIn(text.replace(/3[,5]/, '9$&'), tag, english, 'en')).toHaveLength(1);
  });
});

describe('Chinese numerals', () => {
  const digits = '零一二三四五六七八九';
  /** As one writes a number below 10,000. */
  const inChinese = (number: number): string => {
    const names = ['', '十', '百', '千'];
    const written = [...String(number)]
      .reverse()
      .map((digit, place) => (digit === '0' ? '零' : digits[Number(digit)] + (names[place] ?? '')));
    return written
      .reverse()
      .join('')
      .replace(/零+/g, '零')
      .replace(/(?<=.)零$/, '')
      .replace(/^一十/, '十');
  };

  test('are read as they are written', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9999 }), (number) => {
        expect(chineseValue(inChinese(number))).toBe(number);
      }),
    );
  });

  test.each([
    ['一万', 10_000],
    ['三万五千', 35_000],
    ['一亿', 100_000_000],
    ['一亿二千万', 120_000_000],
    ['一百零五', 105],
  ])('%s', (written, number) => {
    expect(chineseValue(written)).toBe(number);
  });
});

test('A number is found whatever stands around it', () => {
  const around = fc.stringMatching(/^[a-z ,.;()（）。，、的在]{0,12}$/);
  fc.assert(
    fc.property(around, fc.integer({ min: 0, max: 999_999_999 }), around, (before, number, after) => {
      const text = `${before} ${number} ${after.replace(/^[^a-z]*(?:thousand|million|billion|trillion)/, '')} `;
      expect(keysIn(text)).toContain(String(number));
    }),
  );
});

test('No text ends the search, and every place is one of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('en', 'zh-Hans', 'de', 'ar'), (text, tag) => {
      for (const { at, text: written } of particularsOf(text, tag).found)
        expect(at + written.length).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('A date is among others as a whole, or in its parts', () => {
  expect(isAmong('2026-05-01', knownOf(['2026-05-01']))).toBe(true);
  expect(isAmong('2026-05-03', knownOf(['2026-05-01', '3']))).toBe(true);
  expect(isAmong('2026-05-03', knownOf(['2026-05-01']))).toBe(false);
  expect(isAmong('-11-22', knownOf(['2026-11-22']))).toBe(true);
  expect(isAmong('2026-11', knownOf(['2026-11-22']))).toBe(true);
  expect(isAmong('22', knownOf(['2026-11-22']))).toBe(true);
  expect(isAmong('90', knownOf(['900']))).toBe(false);
});

test.each([
  ['2026-11-01', ['2026-01-11']],
  ['2026-05-01', ['2026-05-02', '2026-06-01']],
  ['2026-05-01', ['2026-05-02', '2025-05-01']],
])('%s is not among %s, whose parts it has', (key, others) => {
  expect(isAmong(key, knownOf(others))).toBe(false);
});

test.each([
  ['https://learn.microsoft.com/en-us/azure/china/', 'https://learn.microsoft.com/zh-cn/azure/china'],
  ['https://www.example.org/en/law?lang=en#a', 'https://example.org/zh/law?lang=zh#a'],
  ['https://en.wikipedia.org/wiki/X', 'https://zh.wikipedia.org/wiki/X'],
  ['https://english.www.gov.cn/x.htm', 'http://www.gov.cn/x.htm'],
  ['mailto:A@example.com?subject=x', 'mailto:a@example.com'],
])('%s and %s are one page in two languages', (one, other) => {
  expect(addressKey(one)).toBe(addressKey(other));
});

test.each([
  ['https://example.org/a', 'https://example.org/b'],
  ['https://example.org/a?x=1', 'https://example.org/a?x=2'],
  ['https://example.org/a#x', 'https://example.org/a#y'],
  ['https://example.org/energy', 'https://example.org/'],
])('%s and %s are two', (one, other) => {
  expect(addressKey(one)).not.toBe(addressKey(other));
});

test.each(['../x.md#a', '/en/x/', '#a', ''])('%j is no address outside the site', (href) => {
  expect(addressKey(href)).toBeUndefined();
});
