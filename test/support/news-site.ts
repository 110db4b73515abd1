import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { sealedLine } from '../../scripts/site/versions/sealed-lines.ts';
import { CHANGELOG_PATH, type LogLine } from '../../scripts/site/versions/version-lines.ts';
import { someDay } from './fixture.ts';
import { siteWithVersions } from './kept-versions.ts';

/**
 * A site with versions of a page, and a log that tells what changed in each; its operator is in Shanghai.
 * @param base the path that it lives under
 */
export function siteWithNews(base = '/docs/'): string {
  const folder = siteWithVersions();
  const { versions } = readContent(loadContent(folder, someDay));
  const [history] = versions.histories.values();
  const said = (id: string, version?: string): string | undefined =>
    history?.versions.find(({ name }) => name === version)?.statements.find((one) => one.id === id)?.text.key;
  const about = (id: string, before?: string, after?: string): LogLine['statements'][number] => {
    const [old, now] = [said(id, before), said(id, after)];
    return { address: `/en/keep/#${id}`, ...(old && { old }), ...(now && { new: now }) };
  };
  const lines = [
    entry('2026-01-31', { kind: 'first' }),
    entry('2026-03-01', {
      kind: 'changed',
      summary: { en: 'Data stay for <60> days & not 90.' },
      statements: [about('long', '2026-01-31', '2026-03-01')],
    }),
    entry('2026-03-01', {
      kind: 'editorial',
      summary: 'Spelling.',
      statements: [about('backups', '2026-01-31', '2026-03-01')],
    }),
    entry('2026-03-01-2', {
      kind: 'corrected',
      summary: { en: '61 days, not 60.' },
      statements: [about('long', '2026-03-01', '2026-03-01-2')],
    }),
    entry('2026-12-01', {
      kind: 'withdrawn',
      summary: { en: 'Nothing is said of backups any more.' },
      effective: '2027-01-01',
      statements: [about('backups', '2026-03-01-2')],
    }),
  ];
  writeFileSync(join(folder, CHANGELOG_PATH), lines.map((line) => `${sealedLine(line)}\n`).join(''));
  const operator = join(folder, '_data/operator.yaml');
  const more = `default_language: en\n  base: ${base}\n  time_zone: Asia/Shanghai`;
  writeFileSync(operator, readFileSync(operator, 'utf8').replace('default_language: en', more));
  return folder;
}

function entry(version: string, rest: Partial<LogLine> & Pick<LogLine, 'kind'>): LogLine {
  return { version, released: version.slice(0, 10), statements: [], ...rest };
}
