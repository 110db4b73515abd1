import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { mendSite } from '../../scripts/edit/fix-site.ts';
import { planMove } from '../../scripts/edit/move/plan-move.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import { runs } from '../support/full.ts';
import { DAY, numberedSite, PATHS, pick, recordAll } from '../support/statements.ts';

const CODES = ['en', 'zh'];

const anyStep = fc.record({
  kind: fc.constantFrom('move', 'section', 'anchor', 'rename', 'rename-one', 'rename-id', 'release'),
  from: fc.nat(50),
  id: fc.nat(50),
  to: fc.nat(50),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

function topicsIn(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((path) => path.endsWith('.md')).sort();
}

/** Links to statements, each with the statement that it means as its text, in ways that are right, or can be mended. */
const WAYS = [
  (path: string, id: string) => `${path}#${id}`,
  (path: string, id: string) => `${path.replace(/[a-z](?=\.md)/, (letter) => letter.toUpperCase())}#${id}`,
  (path: string, id: string) => `${path}#${id.toUpperCase()}`,
];

function writeLinks(folder: string): void {
  const targets = ['a.md', 'b.md', 'c/index.md', 'c/d.md'].flatMap((path, index) =>
    [1, 2, 3, 5].map((number) => [path, 10 * (index + 1) + number] as const),
  );
  for (const code of CODES)
    for (const [index, from] of ['index.md', 'a.md', 'c/d.md'].entries()) {
      const links = targets.map(([path, number], at) => {
        const way = posix.relative(posix.dirname(from), path);
        const href = pick(WAYS, at + index)(way, `s${number}`);
        return `- [Statement ${number} (${code})](${href})`;
      });
      const file = join(folder, code, from);
      writeFileSync(file, `${readFileSync(file, 'utf8')}\n${links.join('\n')}\n`);
    }
}

/** Each link to a statement, by its file and its place there, and whether it leads to the statement that its text names. */
function linksIn(folder: string): Map<string, { readonly href: string; readonly isRight: boolean }> {
  const texts = new Map(topicsIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const found = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/^- \[(Statement \d+ \(..\))\]\((.*)\)$/gm)].map(([, said = '', href = ''], index) => {
      const [path = '', id = ''] = href.split('#');
      const target = texts.get(path === '' ? file : posix.join(posix.dirname(file), path)) ?? '';
      const line = target.split('\n').find((one) => one.includes(`{#${id}}`)) ?? '';
      return [`${file} ${index}`, { href, isRight: line.includes(said) }] as const;
    }),
  );
  return new Map(found);
}

async function take(folder: string, { kind, from, id, to }: Step): Promise<void> {
  const topics = topicsIn(join(folder, 'en')).filter((path) => path !== 'index.md');
  const path = pick(topics, from);
  const text = readFileSync(join(folder, 'en', path), 'utf8');
  const one = pick([...text.matchAll(/\{#([^}]+)\}/g)].map(([, found = '']) => found).concat('none'), id);
  const there = pick(PATHS, to);
  const move = async (...words: string[]): Promise<void> => {
    const given = { words, gone: false, why: [], see: undefined, after: undefined };
    expect((await writeChanges(folder, planMove(folder, given, DAY).changes)).refused.size).toBe(0);
  };
  const byHand = (codes: readonly string[], change: (file: string, code: string) => void): void => {
    for (const code of codes) {
      const file = join(folder, code, path);
      if (existsSync(file)) change(file, code);
    }
  };
  const rename = (file: string, code: string): void => {
    const next = join(folder, code, there);
    if (existsSync(next)) return;
    mkdirSync(dirname(next), { recursive: true });
    renameSync(file, next);
  };
  if (kind === 'move') await move(path, there);
  if (kind === 'section') await move(`${path}#${one}`, there);
  if (kind === 'anchor') await move(`${path}#${one}`, `#n${to}`);
  if (kind === 'rename') byHand(CODES, rename);
  if (kind === 'rename-one') byHand([pick(CODES, id)], rename);
  if (kind === 'rename-id')
    byHand(CODES, (file) =>
      writeFileSync(file, readFileSync(file, 'utf8').replace(`{#${one}}`, `{#h${to}}`)),
    );
  if (kind === 'release') recordAll(folder);
}

test(
  'Whatever was moved, and renamed by hand, mending leaves every right link right, and what it writes leads to what was meant',
  async () => {
    let mended = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 5 }), async (steps) => {
        const folder = numberedSite();
        writeLinks(folder);
        for (const step of steps) {
          await take(folder, step).catch((error: unknown) => {
            if (!(error instanceof CannotRun)) throw error;
          });
        }
        const before = linksIn(folder);
        await mendSite(folder, false, DAY);
        const after = linksIn(folder);
        const wrong = [...before].filter(([key, { href, isRight }]) => {
          const now = after.get(key);
          if (now && now.href !== href) mended++;
          return (isRight || now?.href !== href) && !now?.isRight;
        });
        expect(wrong.map(([key, { href }]) => `${key}: ${href} → ${after.get(key)?.href}`)).toEqual([]);
      }),
      { numRuns: runs(5) },
    );
    expect(mended).toBeGreaterThan(runs(5));
  },
  runs(60_000),
);
