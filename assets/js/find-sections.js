// Finds the sections that answer a question. A word counts the more, the fewer sections have it; in a heading it counts more
// than in a text. Where no spaces stand between words, as in Chinese and Japanese, or endings are joined to them, as in Korean,
// pairs of characters stand for them; a number is a word of its own (`SOC2`).

const PAIRED = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u30fc\p{sc=Hang}\p{sc=Thai}`;
const TOKEN = new RegExp(String.raw`[${PAIRED}]+|\p{N}+|(?:(?![${PAIRED}])[\p{L}\p{M}])+`, 'gu');
const IN_PAIRS = new RegExp(`^[${PAIRED}]`, 'u');

/** What a word counts for where it stands: in the heading, in what stands above it, in the text. */
const WEIGHTS = { heading: 1.6, above: 0.7, text: 1 };
/** A word that begins with what was asked for: somebody may still be writing it. */
const BEGINNING = 0.85;
/** What may be another form of a word, as `deletion` is of `deleted`, or another word, as `back` is to `backup`. */
const OTHER_FORM = 0.1;

/** The words of a text, and where each begins and ends. */
function wordsOf(text) {
  return [...text.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
    const end = index + token.length;
    if (!IN_PAIRS.test(token)) return [{ word: folded(token), start: index, end }];
    const characters = [...token];
    let start = index;
    return characters.slice(0, Math.max(1, characters.length - 1)).map((character, at) => {
      const word = character + (characters[at + 1] ?? '');
      const found = { word, start, end: start + word.length };
      start += character.length;
      return found;
    });
  });
}

/** A word without what is left out in haste: capitals, accents, the vowels of Arabic and its article. */
function folded(token) {
  const plain = token
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}|\u0640/gu, '');
  return plain.replaceAll('ß', 'ss').replace(/^[وبكف]?ال(?=\p{L}{3})/u, '');
}

/** How near a word of the site is to one that was asked for: 1 is the same, 0 another. */
function nearness(word, asked) {
  if (word === asked) return 1;
  if (IN_PAIRS.test(asked)) return [...asked].length === 1 && word.includes(asked) ? BEGINNING : 0;
  let same = 0;
  while (same < word.length && word[same] === asked[same]) same++;
  if (same === asked.length && same >= 2) return BEGINNING;
  return same >= 4 && same / Math.max(word.length, asked.length) >= 0.6 ? OTHER_FORM : 0;
}

function countsOf(text) {
  const counts = new Map();
  for (const { word } of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The words that are asked for: those of the question, what the pages say for them, and two that may be one (`sub processor`). */
function askedIn(question, others, vocabulary) {
  const own = wordsOf(question).map(({ word }) => word);
  const asked = new Set(own);
  const meant = Object.entries(others).filter(([name]) => wordsOf(name).every(({ word }) => asked.has(word)));
  const joined = own.map((word, at) => word + own[at + 1]).filter((word) => vocabulary.has(word));
  for (const word of [...joined, ...meant.flatMap(([, text]) => wordsOf(text).map(({ word: one }) => one))])
    asked.add(word);
  return asked;
}

/** The sections of all pages, the head of each first, with the words of each. */
function entriesOf(pages) {
  return pages.flatMap(({ page, title, short, sections }) => {
    const names = [title, short].filter(Boolean).join(' ');
    return sections.map(({ id, heading, above, text }) => ({
      href: id ? `${page}#${encodeURIComponent(id)}` : page,
      page: short ?? title,
      name: heading ?? short ?? title,
      isPage: !id && page.endsWith('/'),
      heading: heading ?? title,
      text,
      counts: {
        heading: countsOf(heading ?? names),
        // An id mostly says in English what its section is about.
        above: countsOf([id, heading && names, above].filter(Boolean).join(' ')),
        text: countsOf(text),
      },
    }));
  });
}

/** Whether two words differ by one letter that was left out, put in, changed, or written before the one in front of it. */
function isSlip(word, asked) {
  if (Math.abs(word.length - asked.length) > 1 || asked.length < 4 || IN_PAIRS.test(asked)) return false;
  let from = 0;
  while (from < asked.length && word[from] === asked[from]) from++;
  const [one, other] = [word.slice(from), asked.slice(from)];
  if (one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2)) return true;
  return one.slice(word.length < asked.length ? 0 : 1) === other.slice(asked.length < word.length ? 0 : 1);
}

/** The words of the site that are meant by one that was asked for, each with how near it is; where none is, those of a slip. */
function wordsNear(asked, vocabulary) {
  const near = [...vocabulary].map((word) => [word, nearness(word, asked)]).filter(([, value]) => value > 0);
  // Of a longer word the beginning: somebody may still be writing it.
  const meant = (word) => [0, 1].some((more) => isSlip(word.slice(0, asked.length + more), asked));
  return new Map(near.length > 0 ? near : [...vocabulary].filter(meant).map((word) => [word, BEGINNING]));
}

/** The sections that have a word, each with what the word counts for in it. */
function matchesOf(asked, entries, vocabulary, average) {
  const near = wordsNear(asked, vocabulary);
  // Other forms are as good as the word itself where the site does not have it.
  const nearest = Math.max(...near.values());
  const matches = new Map();
  for (const entry of near.size > 0 ? entries : []) {
    let score = 0;
    for (const [part, weight] of Object.entries(WEIGHTS)) {
      const words = [...near.keys()].filter((word) => entry.counts[part].has(word));
      const best = Math.max(0, ...words.map((word) => near.get(word)));
      const count = words.reduce(
        (sum, word) => sum + (near.get(word) / best) * entry.counts[part].get(word),
        0,
      );
      // A long text has every word sooner or later (Okapi BM25).
      const length = part === 'text' ? 0.4 + (0.6 * entry.counts.text.size) / average : 1;
      score += ((best / nearest) * weight * 2.2 * count) / (count + 1.2 * length);
    }
    if (score > 0) matches.set(entry, score);
  }
  return matches;
}

/**
 * Makes a function that finds the sections for a question, the best first.
 * @param index of a language: first what its pages say for words of others, then the pages
 */
export function createFinder([{ words: others }, ...pages]) {
  const entries = entriesOf(pages);
  const vocabulary = new Set(
    entries.flatMap(({ counts }) => Object.values(counts).flatMap((words) => [...words.keys()])),
  );
  const average = entries.reduce((sum, { counts }) => sum + counts.text.size, 0) / (entries.length || 1);
  return (given, limit = 10) => {
    const question = given.normalize('NFC');
    const scores = new Map();
    let whole = 0;
    const asked = askedIn(question, others, vocabulary);
    for (const word of asked) {
      const matches = matchesOf(word, entries, vocabulary, average);
      if (matches.size === 0) continue;
      const rarity = Math.log(1 + (entries.length - matches.size + 0.5) / (matches.size + 0.5));
      whole += rarity;
      for (const [entry, score] of matches) {
        const { sum = 0, share = 0 } = scores.get(entry) ?? {};
        scores.set(entry, { sum: sum + rarity * score, share: share + rarity });
      }
    }
    // What answers the whole question comes before what says one word of it often.
    return [...scores]
      .map(([entry, { sum, share }]) => ({ entry, score: sum * (share / whole) * weightOf(entry, question) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ entry: { href, page, heading, text } }) => ({
        href,
        page,
        heading: marked(heading, asked),
        text: marked(text, asked, IN_PAIRS.test(text) ? PASSAGE / 2 : PASSAGE),
      }));
  };
}

/**
 * What is called by the words that were asked for is what is looked for, more so where they are all that was asked for, and a
 * page more than a section.
 */
function weightOf({ name, isPage }, question) {
  const asked = countsOf(question);
  const called = [...countsOf(name).keys()];
  if (!called.every((word) => asked.has(word))) return 1;
  if (called.length < asked.size) return 1.8;
  return isPage ? 3 : 2;
}

/** How many letters of a text are shown; Chinese characters count for two. */
const PASSAGE = 160;

/** A text in pieces, the words that were asked for marked; of a long one the passage that has most of them. */
function marked(text, asked, length = text.length) {
  const words = [...asked];
  const hits = wordsOf(text).filter(({ word }) => words.some((one) => nearness(word, one) > 0));
  const [start, end] = passageIn(text, hits, length);
  const pieces = [];
  let at = start;
  for (const hit of hits) {
    const from = Math.max(at, hit.start);
    if (from >= hit.end || hit.start < start || hit.end > end) continue;
    if (from > at) pieces.push({ text: text.slice(at, from) });
    const before = pieces.at(-1);
    const said = text.slice(from, hit.end);
    if (before?.isAsked) before.text += said;
    else pieces.push({ text: said, isAsked: true });
    at = hit.end;
  }
  pieces.push({ text: text.slice(at, end) });
  if (start > 0) pieces.unshift({ text: '… ' });
  if (end < text.length) pieces.push({ text: ' …' });
  return pieces.filter((piece) => piece.text !== '');
}

/** The ends of the passage that has most of the different words; it begins and ends between words where there are spaces. */
function passageIn(text, hits, length) {
  if (text.length <= length) return [0, text.length];
  let best = { count: 0, start: 0 };
  for (const { start } of hits) {
    const inside = hits.filter((hit) => hit.start >= start && hit.end <= start + length * 0.8);
    const count = new Set(inside.map(({ word }) => word)).size;
    if (count > best.count) best = { count, start };
  }
  const wanted = Math.max(0, Math.min(best.start - length * 0.2, text.length - length));
  const space = text.indexOf(' ', wanted);
  const start = wanted > 0 && space >= 0 && space < best.start ? space + 1 : Math.floor(wanted);
  const cut = text.lastIndexOf(' ', start + length);
  const end = Math.min(text.length, start + length);
  return [start, end < text.length && cut > start + length * 0.8 ? cut : end];
}
