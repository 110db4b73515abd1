import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { planMove } from '../../scripts/edit/move/plan-move.ts';
import type { Given } from '../../scripts/edit/move/request.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { readRecordKey } from '../../scripts/site/record.ts';
import { filesOf } from '../support/fixture.ts';
import { runs } from '../support/full.ts';
import { DAY, numberedSite, PATHS, pick, recordAll, standing, statementAt } from '../support/statements.ts';

/** A step, by numbers that choose among what there is when it is taken. */
const anyStep = fc.record({
  kind: fc.constantFrom('topic', 'anchor', 'section', 'split', 'gone', 'gone-section', 'release'),
  from: fc.nat(50),
  id: fc.nat(50),
  to: fc.nat(50),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** What a step asks of the command. */
function givenOf(folder: string, { kind, from, id, to }: Step): Given {
  const topics = readdirSync(join(folder, 'en'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  const path = pick(topics.sort(), from);
  const text = readFileSync(join(folder, 'en', path), 'utf8');
  const ids = [...text.matchAll(/\{#([^}]+)\}/g)].map(([, found = '']) => found);
  const one = ids.length > 0 ? pick(ids, id) : 'none';
  const there = pick(topics, to);
  const plain = { why: [], see: undefined, after: undefined, gone: false };
  const gone = {
    ...plain,
    gone: true,
    why: ['en=Over.', 'zh=结束。'],
    see: to % 3 === 0 ? undefined : there,
  };
  const words = {
    topic: [path, pick(PATHS, to)],
    // New names, old ones of the same anchor, and ids that others have.
    anchor: [`${path}#${one}`, pick([`#n${to}`, `#s${to}`, `#${one}-${to}`], id)],
    section: [`${path}#${one}`, there],
    split: [`${path}#${one}`, pick(PATHS, to)],
    gone: [path],
    'gone-section': [`${path}#${one}`],
    release: [],
  }[kind];
  return { ...(kind.startsWith('gone') ? gone : plain), words };
}

function check(folder: string) {
  return checkSite(examineSources(folder), DAY);
}

test(
  'Whatever is renamed, moved, split and taken off, no address of the record dies, and each leads to its statement',
  async () => {
    let carriedOut = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 7 }), async (steps) => {
        const folder = numberedSite();
        recordAll(folder);
        const cited = new Map<string, string>();
        for (const step of steps) {
          const before = filesOf(folder);
          try {
            if (step.kind === 'release') recordAll(folder);
            else {
              const { changes } = planMove(folder, givenOf(folder, step), DAY);
              expect((await writeChanges(folder, changes)).refused).toEqual(new Map());
              carriedOut++;
            }
          } catch (error) {
            if (!(error instanceof CannotRun)) throw error;
            expect(error.message).not.toContain('would lead nowhere');
            expect(filesOf(folder)).toEqual(before);
            continue;
          }
          const { content, report } = check(folder);
          expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
          expect(
            report.problems.filter(
              ({ code }) => !['unrecorded', 'orphan-page', 'translation-stale'].includes(code),
            ),
          ).toEqual([]);
          const here = standing(folder);
          for (const key of content.record?.entries.keys() ?? []) {
            if (readRecordKey(key).id === null) continue;
            const said = statementAt(content, key);
            const meant = cited.get(key) ?? said ?? 'nothing';
            cited.set(key, meant);
            const isRight = here.has(meant) ? said === meant : said === 'gone' || said === 'page';
            expect([key, said, meant, isRight]).toEqual([key, said, meant, true]);
          }
        }
      }),
      { numRuns: runs(5) },
    );
    expect(carriedOut).toBeGreaterThan(runs(5) / 2);
  },
  runs(100_000),
);
