import { anyOf } from './forms-of-language.ts';

/** How a language says numbers in words. CLDR knows it, and `Intl` does not tell. */
export interface NumberWords {
  /** The number that a word stands for, in small letters, `twenty-four` as one; undefined for another word. */
  readonly numberOf: (word: string) => number | undefined;
  /** Finds that a text has such a word at all. */
  readonly any: RegExp;
  /** What stands between the words of one number, above what: `one hundred and eighty`. */
  readonly joint?: readonly [word: string, above: number];
  /** A time that is one without saying so: `a day`, `每年1次` of `each year`. */
  readonly one: RegExp;
  /** A half, and what has one that is a number of its own: of a year six months, of an hour thirty minutes. */
  readonly halves: readonly (readonly [RegExp, number])[];
  /** Something and a half; group 1 is what. */
  readonly andHalf: RegExp;
}

/** The number words of the default: English ones stand in every language, as in titles. */
const ENGLISH = [english()];
const OTHERS: Readonly<Record<string, readonly NumberWords[]>> = {
  de: [...ENGLISH, german()],
  es: [...ENGLISH, spanish()],
  fr: [...ENGLISH, french()],
};

/** The words that a text in a language may have. @param tag of the language, BCP 47 */
export function numberWordsOf(tag: string): readonly NumberWords[] {
  return OTHERS[tag.split('-', 1)[0] ?? tag] ?? ENGLISH;
}

/** Words in a row, with their values from a first one on, by so much more each. */
function inOrder(words: string, first = 0, by = 1): [string, number][] {
  return words.split(' ').map((word, index) => [word, first + by * index]);
}

/** Every ten with every one behind or before it. */
function pairs(
  tens: readonly [string, number][],
  ones: readonly [string, number][],
  join: (ten: string, one: string) => string,
): [string, number][] {
  return tens.flatMap(([ten, value]) =>
    ones.map(([one, more]) => [join(ten, one), value + more] as [string, number]),
  );
}

function english(): NumberWords {
  const ones = inOrder('zero one two three four five six seven eight nine');
  const ordinals = inOrder(
    'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
  );
  const tens = inOrder('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10);
  const values = new Map<string, number>([
    ...[...ones, ...ordinals, ...tens],
    ...inOrder('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10),
    ...inOrder('thirteenth fourteenth', 13),
    ...pairs(tens, [...ones, ...ordinals.slice(0, 10)], (ten, one) => `${ten}-${one}`),
    ...Object.entries({ once: 1, twice: 2, dozen: 12, noon: 12, midnight: 0, twentieth: 20, thirtieth: 30 }),
    ...Object.entries({ hundred: 100, thousand: 1000, million: 1e6, billion: 1e9, trillion: 1e12 }),
  ]);
  return {
    numberOf: (word) =>
      values.get(word) ?? (/(?:th|third)s$/.test(word) ? values.get(word.slice(0, -1)) : undefined),
    any: anyOf(values.keys()),
    joint: ['and', 100],
    one: /\b(?:an?|each|every|per)\s+(?:second|minute|hour|day|week|month|quarter|year)\b|\b(?:dai|hour|week|month|quarter|year|annual)ly\b/,
    halves: [
      [/\bhalf\b/, 0.5],
      [/\bhalf[\s-](?:a[\s-])?year/, 6],
      [/\bhalf[\s-](?:an[\s-])?hour|\bhalf past\b/, 30],
    ],
    andHalf: /\b([a-z]+|\d+)(?:\s+[a-z]+)?\s+and\s+a\s+half\b/g,
  };
}

function german(): NumberWords {
  const ones = inOrder('null ein zwei drei vier fünf sechs sieben acht neun');
  const tens = inOrder('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig', 20, 10);
  const values = new Map<string, number>([
    ...[...ones, ...tens],
    ...inOrder('zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn', 10),
    ...pairs(tens, ones.slice(1), (ten, one) => `${one}und${ten}`),
    ...Object.entries({ eins: 1, erst: 1, dritt: 3, siebt: 7, mittag: 12, mitternacht: 0, dutzend: 12 }),
    ...Object.entries({ million: 1e6, millionen: 1e6, milliarde: 1e9, milliarden: 1e9, billionen: 1e12 }),
  ]);
  /** `zweihundertachtzig`. */
  const compound = (word: string): number | undefined => {
    const [, head = '', scale, tail = ''] = /^(.*?)(tausend|hundert)(?:und)?(.*)$/.exec(word) ?? [];
    if (!scale) return values.get(word);
    const [many, more] = [head === '' ? 1 : compound(head), tail === '' ? 0 : compound(tail)];
    return many === undefined || more === undefined
      ? undefined
      : many * (scale === 'hundert' ? 100 : 1000) + more;
  };
  const ending =
    /(?:e[nrms]?|s?te[nrms]?|mal(?:ig.*)?|fach.*|monat.*|tag.*|täg.*|jahr.*|jähr.*|st[uü]nd.*|w[oö]ch.*|min[uü]t.*|stell.*|stuf.*|teil.*)$/;
  return {
    numberOf: (word) =>
      compound(word) ?? compound(word.replace(/e[nrms]?$/, '')) ?? compound(word.replace(ending, '')),
    any: new RegExp(`(?:^|[^a-zß-ÿ])(?:${[...values.keys(), 'hundert', 'tausend'].join('|')})`),
    one: /(?:stünd|tägl|wöchentl|monatl|quartals|vierteljährl|jährl)|\b(?:pro|je)\s/,
    halves: [
      [/halb/, 0.5],
      [/halb(?:es |en )?jahr|halbjähr/, 6],
      [/halbe(?:n)? stunde|halbstünd/, 30],
      [/anderthalb/, 1.5],
    ],
    andHalf: /([a-zß-ÿ]+)einhalb/g,
  };
}

function spanish(): NumberWords {
  const ones = inOrder('cero uno dos tres cuatro cinco seis siete ocho nueve');
  const values = new Map<string, number>([
    ...ones,
    ...inOrder('diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte', 10),
    ...inOrder('veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete', 21),
    ...inOrder('veintiocho veintinueve', 28),
    ...inOrder('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
    ...inOrder('doscientos trescientos cuatrocientos quinientos seiscientos', 200, 100),
    ...inOrder('setecientos ochocientos novecientos mil', 700, 100),
    ...inOrder('primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo', 1),
    ...Object.entries({ un: 1, una: 1, vez: 1, primer: 1, tercer: 3, veintiún: 21, cien: 100, ciento: 100 }),
    ...Object.entries({
      mediodía: 12,
      medianoche: 0,
      docena: 12,
      millón: 1e6,
      millones: 1e6,
      billones: 1e12,
    }),
  ]);
  return {
    numberOf: (word) => values.get(word) ?? values.get(word.replace(/a(s?)$/, 'o$1')),
    any: anyOf([...values.keys()].map((word) => word.replace(/o(s?)$/, '[oa]$1'))),
    joint: ['y', 20],
    one: /\b(?:cada|por|al)\s|diari|semanal|mensual|trimestral|anual/,
    halves: [
      [/\bmedi[oa]\b/, 0.5],
      [/\bmedio año|semestr/, 6],
      [/\bmedia hora/, 30],
    ],
    andHalf: /\b([a-zß-ÿ]+|\d+)(?:\s+[a-zß-ÿ]+)?\s+y\s+medi[oa]\b/g,
  };
}

function french(): NumberWords {
  const ones = inOrder('zéro un deux trois quatre cinq six sept huit neuf');
  const teens = inOrder('dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf', 10);
  const tens = inOrder('vingt trente quarante cinquante soixante', 20, 10);
  const long: [string, number][] = [
    ['soixante', 60],
    ['quatre-vingt', 80],
  ];
  const values = new Map<string, number>([
    ...[...ones, ...teens, ...tens, ...long],
    ...pairs([...tens, ...long], ones.slice(1), (ten, one) => `${ten}-${one}`),
    ...pairs(long, teens, (ten, one) => `${ten}-${one}`),
    ...inOrder(
      'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième',
      1,
    ),
    ...Object.entries({
      une: 1,
      première: 1,
      second: 2,
      seconde: 2,
      tiers: 3,
      midi: 12,
      minuit: 0,
      douzaine: 12,
    }),
    ...Object.entries({
      'quatre-vingts': 80,
      cent: 100,
      cents: 100,
      mille: 1000,
      million: 1e6,
      milliard: 1e9,
    }),
  ]);
  return {
    numberOf: (word) => values.get(word) ?? values.get(word.replace(/s$/, '')),
    any: anyOf(values.keys()),
    joint: ['et', 20],
    one: /\b(?:par|chaque)\s|quotidien|hebdomadaire|mensuel|trimestriel|annuel/,
    halves: [
      [/\bdemie?\b/, 0.5],
      [/\bsemestr|\bdemi-année/, 6],
      [/\bdemi-heure/, 30],
    ],
    andHalf: /\b([a-zß-ÿ]+|\d+)(?:\s+[a-zß-ÿ]+)?\s+et\s+demie?\b/g,
  };
}
