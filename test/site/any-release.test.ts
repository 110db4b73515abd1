import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statementsOn } from '../../scripts/pages/outputs/statements.ts';
import { planSite } from '../../scripts/pages/site-plan.ts';
import { saidPieces } from '../../scripts/site/pieces.ts';
import { dayAfter } from '../../scripts/site/stage.ts';
import { ownTree } from '../../scripts/text/html/own-tree.ts';
import { topic } from '../support/fixture.ts';
import { runs, seed } from '../support/full.ts';
import { ReleasedSite } from '../support/release-days.ts';

const FIRST = '2026-11-22';
/** How many days after the last release are looked at: all that is announced has begun by then. */
const AHEAD = 45;
const PAGES = ['a', 'b'];

const step = fc.record({
  kind: fc.constantFrom('changed', 'changed', 'both', 'new', 'withdrawn', 'turned', 'page'),
  page: fc.nat(5),
  at: fc.nat(5),
  /** Days since the release before. */
  later: fc.nat(20),
  /** Days until it holds; undefined at once. */
  until: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A statement in a topic's file, and what it said from which day on; undefined where it is gone. */
interface Known {
  readonly id: string;
  text: string | undefined;
  said: { readonly from: string; readonly text: string | undefined }[];
}

/** A site that is released again and again, and what was in force on each day as a reader of its announcements knows it. */
class Releases {
  readonly pages = new Map<string, Known[]>();
  readonly cited = new Set<string>();
  readonly gone: string[] = [];
  day = FIRST;
  #number = 0;
  readonly site: ReleasedSite;

  private constructor(site: ReleasedSite) {
    this.site = site;
  }

  static async begin(): Promise<Releases> {
    const links = PAGES.map((name) => `[Page ${name}](${name}.md)`).join(', ');
    const texts = Object.fromEntries(
      PAGES.map((name) => [
        `en/${name}.md`,
        topic(
          `\n## Section one of ${name} {#one}\n\nFirst.\n\n## Section two of ${name} {#two}\n\nSecond.\n`,
          `Page ${name}`,
        ),
      ]),
    );
    const home = topic(`\n## All pages {#in-short}\n\n${links}, [privacy](privacy/index.md).\n`, 'Home');
    const releases = new Releases(await ReleasedSite.begin({ ...texts, 'en/index.md': home }));
    for (const name of PAGES)
      releases.pages.set(name, [
        { id: 'one', text: 'First.', said: [{ from: FIRST, text: 'First.' }] },
        { id: 'two', text: 'Second.', said: [{ from: FIRST, text: 'Second.' }] },
      ]);
    return releases;
  }

  async take({ kind, page, at, later, until }: Step): Promise<void> {
    this.day = dayAfter(this.day, later);
    const name = [...this.pages.keys()][page % this.pages.size] ?? '';
    const known = this.pages.get(name) ?? [];
    const here = known.filter(({ text }) => text !== undefined);
    const one = here[at % Math.max(here.length, 1)];
    const from = until === undefined ? this.day : dayAfter(this.day, until);
    if (kind === 'page') return this.#newPage();
    if (kind === 'new')
      known.splice(
        at % (known.length + 1),
        0,
        this.#say({ id: `s${++this.#number}`, text: undefined, said: [] }, from),
      );
    else if (kind === 'turned') known.reverse();
    else if (one && kind === 'withdrawn') this.#withdraw(one, name, from);
    else for (const changed of kind === 'both' ? here : one ? [one] : []) this.#say(changed, from);
    this.#write(name);
    if (kind !== 'turned' && (one || kind === 'new'))
      await this.#announce(kind === 'both' ? 'changed' : kind, until === undefined ? undefined : from);
    await this.#release();
  }

  #say(one: Known, from: string): Known {
    one.text = `Text ${++this.#number}.`;
    one.said = [...one.said.filter((before) => before.from < from), { from, text: one.text }];
    return one;
  }

  #withdraw(one: Known, name: string, from: string): void {
    one.text = undefined;
    one.said = [...one.said.filter((before) => before.from < from), { from, text: undefined }];
    this.gone.push(`- { page: ${name}.md#${one.id}, on: ${from}, why: It is over. }\n`);
    this.site.write('_data/gone.yaml', this.gone.join(''));
  }

  async #newPage(): Promise<void> {
    const name = `p${++this.#number}`;
    this.pages.set(name, [this.#say({ id: 'own', text: undefined, said: [] }, this.day)]);
    this.#write(name);
    this.site.edit('en/index.md', ', [privacy]', `, [page ${name}](${name}.md), [privacy]`);
    await this.#announce('changed');
    await this.#release();
  }

  #write(name: string): void {
    const sections = (this.pages.get(name) ?? []).flatMap(({ id, text }) =>
      text === undefined ? [] : `\n## Section ${id} of ${name} {#${id}}\n\n${text}\n`,
    );
    this.site.write(`en/${name}.md`, topic(sections.join(''), `Page ${name}`));
  }

  async #announce(kind: string, effective?: string): Promise<void> {
    const more = effective === undefined ? [] : ['--effective', effective];
    const { code, stderr } = await this.site.call(
      'change',
      ['--kind', kind, '--summary', 'It is so.', ...more],
      this.day,
    );
    expect([code, stderr]).toEqual([0, '']);
  }

  async #release(): Promise<void> {
    const { code, stdout, stderr } = await this.site.call('release', [], this.day);
    expect([code, code === 0 ? '' : stdout + stderr]).toEqual([0, '']);
    for (const [address, { version }] of this.site.on(this.day).versions.byAddress)
      for (const { id } of version.statements) this.cited.add(id === 'top' ? address : `${address}#${id}`);
  }

  /** What a page says on a day, by the ids of its statements. */
  saidOn(name: string, day: string): Record<string, string> {
    const all = (this.pages.get(name) ?? []).map(({ id, said }) => [
      id,
      said.findLast(({ from }) => from <= day)?.text,
    ]);
    return Object.fromEntries(all.filter(([, text]) => text !== undefined));
  }
}

function bodyOf(markdown: string): string {
  return markdown.replace(/^#.*\n\n/, '');
}

/** The site, the list of versions by its days, and the data for machines name the same texts on each day: those that were announced. */
function expectOneInForce(releases: Releases): void {
  const site = releases.site.on(releases.day);
  const [view] = planSite(site)?.sources ?? [];
  const pages = new Map(planSite(site)?.pages.map((page) => [page.address, page]));
  for (const name of releases.pages.keys()) {
    const shown = site.publishedTopics.find(({ path }) => path === `en/${name}.md`);
    const history = shown && site.versions.of(shown);
    const periods = pages.get(`/en/${name}/versions/`)?.data.page.list?.periods ?? [];
    if (!shown || !history || !view) throw new Error(`${name} has no versions`);
    const data = statementsOn(shown, saidPieces(shown, ownTree(shown.html().html)), view).filter(
      ({ anchor }) => anchor !== 'top',
    );
    const first = history.timeline[0]?.from ?? '';
    for (let day = first; day <= dayAfter(releases.day, AHEAD); day = dayAfter(day)) {
      const version = history.inForce(day);
      const kept = version?.statements
        .filter(({ id }) => id !== 'top')
        .map(({ id, text }) => [id, bodyOf(text.markdown)]);
      const expected = releases.saidOn(name, day);
      expect([name, day, Object.fromEntries(kept ?? [])]).toEqual([name, day, expected]);
      const listed = periods.filter(({ from, until }) => from.iso <= day && day <= (until?.iso ?? day));
      expect([name, day, listed.map(({ href }) => href)]).toEqual([name, day, [version?.permanent]]);
      if (day < releases.day) continue;
      const told = data.filter(({ from = day, until = day }) => from <= day && day <= until);
      expect([name, day, Object.fromEntries(told.map(({ anchor, text }) => [anchor, text]))]).toEqual([
        name,
        day,
        expected,
      ]);
      expect(told).toHaveLength(Object.keys(expected).length);
    }
  }
  for (const key of releases.cited) {
    expect(site.published.has(key)).toBe(true);
    expect(site.record?.entries.has(key)).toBe(true);
  }
}

test('On each day one version of each page is in force, and all that tells which names the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async (steps) => {
      const releases = await Releases.begin();
      for (const one of steps) await releases.take(one);
      expectOneInForce(releases);
    }),
    { numRuns: runs(4), seed },
  );
});
