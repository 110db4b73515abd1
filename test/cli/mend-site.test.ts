import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mendSite } from '../../scripts/cli/mend-site.ts';
import { mendable } from '../../scripts/fix/right-answer.ts';
import { anyFaultyTopic } from '../support/any-faulty-topic.ts';
import { siteWith, topic } from '../support/fixture.ts';

const secure = topic('Say [one](https://www.example.org/) and [two](https://www.example.org/a_(b)?c=d&e).\n');

test('Whatever faults are planted where, mending leaves exactly the right text, and touches no file that has none', async () => {
  const topics = fc.array(anyFaultyTopic, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(topics, async (texts) => {
      const names = texts.map((_, index) => `en/privacy/any-${index}.md`);
      const content = siteWith({
        'en/secure.md': secure,
        ...Object.fromEntries(texts.map(({ faulty }, index) => [names[index] ?? '', faulty])),
      });
      const before = names.map((name) => statSync(join(content, name)));
      const { report, refused, edits } = await mendSite(content, false, '2026-03-01');
      expect(names.map((name) => readFileSync(join(content, name), 'utf8'))).toEqual(
        texts.map(({ right }) => right),
      );
      expect(report.problems.filter(({ code }) => mendable.includes(code as never))).toEqual([]);
      expect(refused.size).toBe(0);
      for (const [index, name] of names.entries()) {
        const { ino, mtimeMs } = statSync(join(content, name));
        const isSame = ino === before[index]?.ino && mtimeMs === before[index]?.mtimeMs;
        expect(isSame).toBe(texts[index]?.right === texts[index]?.faulty);
      }
      expect(await mendSite(content, false, '2026-03-01')).toMatchObject({ edits: [], report });
      if (texts.every(({ right, faulty }) => right === faulty)) expect(edits).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 120_000);
