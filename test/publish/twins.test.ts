import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { previewSite } from '../../scripts/preview/preview-site.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { KeptTexts } from '../../scripts/publish/kept-texts.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import type { Report } from '../../scripts/report/report.ts';
import { filesOf, newFolder, someDay, topic } from '../support/fixture.ts';
import { runs } from '../support/full.ts';
import { lines } from '../support/told.ts';
import { twin, twinsWith, twinWith, writeOrRemove } from '../support/twins.ts';

/** Builds a site. @returns what it told, and its pages */
async function publish(
  content: string,
  { output = join(newFolder(), 'out'), cold = false, threads = 1 } = {},
): Promise<{ output: string; report: Report; pages: Record<string, string> }> {
  const watch = new Stopwatch();
  const report = await publishSite({ content, output, cold, threads, watch, today: someDay });
  return { output, report, pages: report.summary.errors > 0 ? {} : pagesIn(output) };
}

/** The files of an output, as text. */
function pagesIn(output: string): Record<string, string> {
  const files = Object.entries(filesOf(output));
  return Object.fromEntries(files.map(([path, bytes]) => [path, Buffer.from(bytes, 'latin1').toString()]));
}

const stale = twinWith('en/retention.md', 'data is kept for 90 days', 'all data is kept for 90 days');

describe('A section whose original changed', () => {
  const notice =
    '<p class="translation-notice">此部分的原文在翻译后有改动。 <a href="/en/retention/#timeline" hreflang="en">阅读现行原文：English</a></p>';

  test('says so right behind its heading, with a link to the original', async () => {
    const { pages, report } = await publish(twinsWith(stale));
    expect(report.summary.errors).toBe(0);
    const html = pages['zh/retention/index.html'] ?? '';
    const [before = '', after = ''] = html.split(notice);
    expect(before).toMatch(/<h2 id="timeline">.*<\/h2><a class="heading-link"[^>]*>.*<\/a><\/div>\s*$/);
    expect(after).toMatch(/^\s*<ul>/);
    expect(html.split('translation-notice')).toHaveLength(2);
    expect(pages['en/retention/index.html']).not.toContain('translation-notice');
  });

  test('and the head of a page below its summary', async () => {
    const { pages } = await publish(twinsWith(twinWith('en/retention.md', 'title: How', 'title: And how')));
    const html = pages['zh/retention/index.html'] ?? '';
    expect(html).toMatch(
      /<p class="lead">.*<\/p>\s*<p class="translation-notice">[^<]*<a href="\/en\/retention\/" hreflang="en">/,
    );
  });

  test('on home pages too', async () => {
    const files = twinWith('en/index.md', 'Where data is,', 'Where all data is,');
    const { pages } = await publish(twinsWith({ ...files, ...stale }));
    expect(pages['zh/index.html']).toContain('<a href="/en/" hreflang="en">');
    expect(pages['index.html']).not.toContain('translation-notice');
  });

  test("the name of the original's language is spoken as one of that language", async () => {
    const operator = twinWith('_data/operator.yaml', 'default_language: en', 'default_language: zh');
    const record = twin('_data/translations.txt').replace(/^.*(?:#timeline|\.md) .*$/gm, '');
    const lines = ['# Test', 'en/retention.md#timeline 00000000', record].join('\n');
    const { pages } = await publish(twinsWith({ ...operator, '_data/translations.txt': lines }));
    expect(pages['en/retention/index.html']).toMatch(
      /<p class="translation-notice">[^<]*<a href="\/zh\/retention\/#timeline" hreflang="zh-Hans">[^<]*<span lang="zh-Hans">简体中文<\/span><\/a>/,
    );
  });

  test('every notice of a page stands at its own section, and the text is as it was', async () => {
    const text = twin('en/retention.md')
      .replace('24 hours', 'all of 24 hours')
      .replace('Free trials', 'Trials');
    const [plain, told] = [await publish(twinsWith()), await publish(twinsWith({ 'en/retention.md': text }))];
    const html = told.pages['zh/retention/index.html'] ?? '';
    expect([...html.matchAll(/href="\/en\/retention\/#([^"]*)" hreflang/g)].map(([, id]) => id)).toEqual([
      'timeline',
      'exceptions',
    ]);
    const without = html.replace(/<p class="translation-notice">.*?<\/p>/g, '').replace(/\s+/g, '');
    expect(without).toBe((plain.pages['zh/retention/index.html'] ?? '').replace(/\s+/g, ''));
  });

  test('in the preview as in a build', async () => {
    const content = twinsWith();
    const first = previewSite((last) => examineSources(content, someDay, undefined, { last }));
    const shown = (site: typeof first): string => String(site.answer('/zh/retention/').body);
    expect(shown(first)).not.toContain('translation-notice');
    writeOrRemove(content, 'en/retention.md', stale['en/retention.md'] ?? '');
    const second = previewSite((last) => examineSources(content, someDay, undefined, { last }), first);
    expect(shown(second)).toContain(notice);
  });
});

/** What may happen to a site of twins between two builds. */
const changes: Record<string, string | null>[] = [
  stale,
  twinWith('en/retention.md', 'Free trials', 'Trials'),
  twinWith('en/retention.md', '1,000 km', '2,000 km'),
  twinWith('zh/retention.md', '保留90天', '保留60天'),
  twinWith('zh/retention.md', '{#backups}', '{#back-ups}'),
  twinWith('en/index.md', 'Where data is', 'Where all data is'),
  { 'zh/retention.md': null },
  { 'en/retention.md': null },
  { 'zh/hotline.md': topic('## 时间 {#hours}\n\n九点至十八点。\n') },
  { 'zh/retention.md': twin('zh/retention.md').replace('02-28\n', '02-28\ndraft: true\n') },
  { 'en/retention.md': twin('en/retention.md').replace('02-28\n', '02-28\none_language: true\n') },
  { 'zh/retention.md': twin('zh/retention.md').replace('02-28\n', '02-28\npublish: 2026-11-23\n') },
  { 'en/retention.md': twin('en/retention.md').replace('02-28\n', '02-28\nexpires: 2026-11-21\n') },
  { '_data/translations.txt': null },
  twinWith('_data/translations.txt', 'zh/retention.md 14', 'zh/retention.md 28'),
  twinWith('_data/translations.txt', 'zh/retention.md#exceptions d', 'zh/retention.md#exceptions e'),
  twinWith('_data/translations.txt', 'zh/index.md', '<<<<<<< zh/index.md'),
  Object.fromEntries(
    ['en/retention.md', 'zh/retention.md', 'zh/index.md', 'en/index.md', '_data/translations.txt'].map(
      (path) => [path, twin(path)],
    ),
  ),
  { 'zh/hotline.md': null },
];

function apply(content: string, files: Record<string, string | null>): void {
  for (const [path, text] of Object.entries(files)) {
    try {
      writeOrRemove(content, path, text);
    } catch {
      // What is gone already stays gone.
    }
  }
}

describe('A warm build tells and writes what a cold one does', () => {
  /** One site for all of them: what each did is undone after it. */
  const content = twinsWith();
  let first: Awaited<ReturnType<typeof publish>>;
  beforeAll(async () => {
    first = await publish(content);
  });

  test.each(changes.map((files) => [Object.keys(files).join(' '), files] as const))(
    'after %s',
    async (_, files) => {
      const { output } = first;
      apply(content, files);
      const warm = await publish(content, { output });
      const cold = await publish(content, { cold: true });
      expect(warm.report).toEqual(cold.report);
      if (cold.report.summary.errors === 0) expect(warm.pages).toEqual(cold.pages);
      for (const last of changes.slice(-2)) apply(content, last);
      const again = await publish(content, { output });
      expect(again.report).toEqual(first.report);
      expect(again.pages).toEqual(first.pages);
    },
  );

  test(
    'after any number of changes, in memory',
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.nat({ max: changes.length - 1 }), { minLength: 1, maxLength: 6 }),
          (steps) => {
            const content = twinsWith();
            const texts = new KeptTexts();
            let last = checkSite(examineSources(content, someDay, undefined, { texts }));
            for (const step of steps) {
              apply(content, changes[step] ?? {});
              const examined = examineSources(content, someDay, undefined, { last: last.memory, texts });
              last = checkSite(examined);
              const cold = checkSite(examineSources(content, someDay));
              expect(lines(last.report, content)).toEqual(lines(cold.report, content));
              expect(shownBy(content, last.memory)).toEqual(shownBy(content));
            }
          },
        ),
        { numRuns: runs(4) },
      );
    },
    runs(60_000),
  );
});

/** Every page as it is rendered. */
function shownBy(content: string, last?: ReturnType<typeof checkSite>['memory']): string[] {
  const { project } = examineSources(content, someDay, undefined, { last });
  return project?.plan.pages.map((planned) => project.show(planned).html) ?? [];
}

test('A page whose notice is no longer due is written again, and no other', async () => {
  const content = twinsWith(stale);
  await new Promise((resolve) => setTimeout(resolve, 70));
  const { output, pages: before } = await publish(content);
  const times = timesOf(output);
  const record = join(content, '_data/translations.txt');
  const original = examineSources(content, someDay).content.topics.find(
    ({ path }) => path === 'en/retention.md',
  );
  const hash = original?.text().sections.find(({ id }) => id === 'timeline')?.hash;
  writeFileSync(record, readFileSync(record, 'utf8').replace(/#timeline \w+/, `#timeline ${hash}`));
  const { pages, report } = await publish(content, { output });
  expect(report.problems).toEqual([]);
  expect(before['zh/retention/index.html']).toContain('translation-notice');
  expect(pages['zh/retention/index.html']).not.toContain('translation-notice');
  const written = Object.entries(timesOf(output)).filter(([path, time]) => times[path] !== time);
  expect(written.map(([path]) => path).filter((path) => path.endsWith('.html'))).toEqual([
    'zh/retention/index.html',
  ]);
});

/** When each file of an output was written. */
function timesOf(output: string): Record<string, number> {
  const paths = Object.keys(filesOf(output));
  return Object.fromEntries(paths.map((path) => [path, statSync(join(output, path)).mtimeMs]));
}

test('Two threads tell and write what one does, beside downloads and images', async () => {
  const content = twinsWith({ ...stale, 'downloads/plan.txt': 'Plan', 'images/mark.svg': '<svg/>' });
  const one = await publish(content, { threads: 1 });
  const two = await publish(content, { threads: 2 });
  expect(two.report).toEqual(one.report);
  expect(two.pages).toEqual(one.pages);
  expect(one.report.problems).toHaveLength(1);
});

test('A site of one language keeps nothing for twins', () => {
  const content = twinsWith({
    'zh/index.md': null,
    'zh/retention.md': null,
    '_data/languages/zh.yaml': null,
  });
  mkdirSync(join(content, 'zh'), { recursive: true });
  const { memory } = checkSite(examineSources(content, someDay, undefined, {}));
  expect(memory?.topics.size).toBeGreaterThan(0);
  expect([...(memory?.topics.values() ?? [])].filter(({ gist }) => gist.sections.length > 0)).toEqual([]);
});
