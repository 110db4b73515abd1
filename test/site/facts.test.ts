import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentFolder } from '../../scripts/folders.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import type { Basis } from '../../scripts/site/schema.ts';
import { basesOf, idsIn } from '../../scripts/site/sources.ts';
import { someDay } from '../support/fixture.ts';

/** Where a fact of the fact sheet stands, and the sources that the sheet names for it; or why it stands nowhere. */
type Fact =
  | { readonly at: string | readonly string[]; readonly from: readonly string[] }
  | { readonly not: string };

const facts = parse(readFileSync(join(import.meta.dirname, '../fixtures/facts.yaml'), 'utf8')) as Record<
  string,
  Fact
>;
const { topics, languages } = readContent(loadContent(contentFolder, someDay));
const placed = Object.entries(facts).flatMap(([id, fact]) => ('at' in fact ? [{ id, ...fact }] : []));
const sectionsOf = ({ at }: { at: string | readonly string[] }): readonly string[] => [at].flat();

/** What each section of our own content rests on, by `privacy/access#limits`, a language. */
const bases = new Map(
  [...languages.keys()].map((code) => {
    const own = topics.filter(({ language }) => language === code);
    const sections = own.flatMap(({ path, matter, text }) => {
      const page = path.slice(code.length + 1).replace(/\.md$/, '');
      const ids = new Set(text().headings.map(({ id }) => id));
      return [...basesOf(matter?.sources ?? [])]
        .filter(([id]) => ids.has(id))
        .map(([id, basis]) => [`${page}#${id}`, basis] as [string, Basis]);
    });
    return [code, new Map(sections)];
  }),
);

test('Each fact of the sheet stands in a section of every language that names its sources, or it is said why not', () => {
  expect(Object.keys(facts)).toHaveLength(101);
  const wrong = placed.flatMap((fact) =>
    sectionsOf(fact).flatMap((section) =>
      [...bases].flatMap(([code, sections]) => {
        const basis = sections.get(section);
        const named = basis === undefined ? [] : idsIn(basis);
        const missing = fact.from.filter((source) => !named.includes(source));
        return basis !== undefined && missing.length === 0
          ? []
          : [`${code} ${fact.id} ${section}: ${missing}`];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});

test('Each section that states something states a fact of the sheet', () => {
  const stated = new Set(placed.flatMap(sectionsOf));
  const stray = [...bases].flatMap(([code, sections]) =>
    [...sections].flatMap(([section, basis]) =>
      idsIn(basis).length > 0 && !stated.has(section) ? [`${code} ${section}`] : [],
    ),
  );
  expect(stray).toEqual([]);
});
