import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { planMove } from '../../scripts/edit/move/plan-move.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { run } from '../support/command.ts';
import { newFolder, siteWith } from '../support/fixture.ts';
import { followBuilt } from '../support/follow-built.ts';
import { runs } from '../support/full.ts';
import { pick } from '../support/statements.ts';

const DAY = '2026-11-22';
/** How many operations a history has: few by default, and many where `RUNS` is set. */
const LENGTH = Number(process.env.RUNS ?? 1) === 1 ? 7 : 25;
const SETTING = { cold: true, today: DAY };
const NAMES = ['a.pdf', 'b.pdf', 'c.pdf', 'more/d.pdf'];
const KINDS = [
  'add',
  'move',
  'move',
  'rename',
  'withdraw',
  'delete',
  'replace',
  'note',
  'release',
  'release',
] as const;
type Kind = (typeof KINDS)[number];

/** A file whatever its name is: what its readers may find, and whether it may be gone. */
interface Publication {
  bytes: Set<string>;
  isGone: boolean;
}

/** The files of a site, and what others may cite of it, kept apart from what the site knows of itself. */
class Files {
  readonly content = siteWith({});
  standing = new Map<string, Publication>();
  /** By the name under which it was released. */
  cited = new Map<string, Publication>();
  #made = 0;

  at(name: string): string {
    return join(this.content, 'downloads', name);
  }

  fresh(): string {
    this.#made += 1;
    return `%PDF ${this.#made}\n`;
  }

  messages(): string[] {
    const { report } = checkSite(examineSources(this.content, DAY));
    return report.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  }

  async move(words: string[], gone = false): Promise<boolean> {
    try {
      const given = { words, gone, why: gone ? ['Over.'] : [], see: undefined, after: undefined };
      const { changes } = planMove(this.content, given, DAY);
      expect((await writeChanges(this.content, changes)).refused).toEqual(new Map());
      return true;
    } catch (error) {
      if (error instanceof CannotRun) return false;
      throw error;
    }
  }

  /** Writes the entry that a message has for what is gone or changed. */
  say(message: string | undefined): boolean {
    const [, entry] = /gone\.yaml: `([^`]+)`/.exec(message ?? '') ?? [];
    if (entry === undefined) return false;
    const path = join(this.content, '_data/gone.yaml');
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    writeFileSync(path, `${before}${entry.replace('DAY', DAY).replace(/WHAT \w+/, 'Over.')}\n`);
    return true;
  }

  rename(from: string, to: string): void {
    this.standing.set(to, this.standing.get(from) as Publication);
    this.standing.delete(from);
  }

  gone(name: string): void {
    (this.standing.get(name) as Publication).isGone = true;
    this.standing.delete(name);
  }

  /** Other bytes under a name; where nobody has cited the file, they are what it says. */
  replace(name: string): string {
    const bytes = this.fresh();
    writeFileSync(this.at(name), bytes);
    const publication = this.standing.get(name) as Publication;
    if (![...this.cited.values()].includes(publication)) publication.bytes = new Set([bytes]);
    return bytes;
  }

  /** Does something, and undoes it where a check tells errors then: nobody could publish that. */
  async attempt(act: () => Promise<void> | void): Promise<void> {
    const [model, backup] = [structuredClone([this.standing, this.cited] as const), newFolder()];
    cpSync(this.content, backup, { recursive: true });
    await act();
    if (this.messages().length === 0) return;
    [this.standing, this.cited] = model;
    rmSync(this.content, { recursive: true });
    cpSync(backup, this.content, { recursive: true });
  }
}

/** What may be done to the files; `name` is one that stands, `other` any. */
const acts: Record<Kind, (files: Files, name: string, other: string) => Promise<void> | void> = {
  add(files, _, other) {
    if (existsSync(files.at(other))) return;
    const bytes = files.fresh();
    mkdirSync(dirname(files.at(other)), { recursive: true });
    writeFileSync(files.at(other), bytes);
    files.standing.set(other, { bytes: new Set([bytes]), isGone: false });
  },
  async move(files, name, other) {
    if (await files.move([`downloads/${name}`, `downloads/${other}`])) files.rename(name, other);
  },
  async rename(files, name, other) {
    if (existsSync(files.at(other))) return;
    cpSync(files.at(name), files.at(other));
    rmSync(files.at(name));
    files.rename(name, other);
    const [, from, to = ''] = /`npm run move -- (\S+) (\S+)`/.exec(files.messages().join('\n')) ?? [];
    if (from && !to.includes('NEW-NAME')) await files.move([from, to]);
  },
  async withdraw(files, name) {
    if (await files.move([`downloads/${name}`], true)) files.gone(name);
  },
  delete(files, name) {
    rmSync(files.at(name));
    for (const message of files.messages()) files.say(message);
    files.gone(name);
  },
  replace(files, name) {
    files.replace(name);
  },
  note(files, name) {
    const bytes = files.replace(name);
    if (files.messages().some((message) => files.say(message))) files.standing.get(name)?.bytes.add(bytes);
  },
  async release(files) {
    expect(await run('release', ['--content', files.content])).toMatchObject({ code: 0 });
    for (const [name, publication] of files.standing)
      if (!files.cited.has(name)) files.cited.set(name, publication);
  },
};

/** What a reader finds at the name of a file on a built site; undefined where there is nothing. */
function found(output: string, name: string): string | undefined {
  const end = followBuilt(output, `/downloads/${name}`);
  return end?.isGone ? 'gone' : end && readFileSync(join(output, end.address), 'utf8');
}

const operation = fc.record({ kind: fc.constantFrom(...KINDS), from: fc.nat(20), to: fc.nat(20) });

test('Whatever is done to files, who cited one finds it, or what is said of it', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: LENGTH, maxLength: LENGTH }), async (operations) => {
      const files = new Files();
      await acts.add(files, '', 'a.pdf');
      await acts.release(files, '', '');
      for (const { kind, from, to } of operations) {
        const names = [...files.standing.keys()];
        if (names.length === 0 && kind !== 'add' && kind !== 'release') continue;
        await files.attempt(() =>
          acts[kind](files, names.length > 0 ? pick(names, from) : '', pick(NAMES, to)),
        );
      }
      await acts.release(files, '', '');
      const output = join(newFolder(), 'site');
      const report = await publishSite({
        ...SETTING,
        content: files.content,
        output,
        watch: new Stopwatch(),
      });
      expect(report.summary.errors).toBe(0);
      for (const [name, { bytes, isGone }] of files.cited) {
        const what = found(output, name);
        expect(what === 'gone' ? isGone : bytes.has(what ?? ''), `${name}: ${what}`).toBe(true);
      }
    }),
    { numRuns: runs(3) },
  );
});
