import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { collectAddresses } from '../../scripts/outside/collect-addresses.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { changed, newFolder, site, siteWith, someDay, topic } from '../support/fixture.ts';

/** The addresses of a site, each with its uses as `file:line:column href`. */
function collected(folder: string): Record<string, string[]> {
  const content = readContent(loadContent(folder, someDay));
  const root = `${relative(process.cwd(), folder)}/`;
  const addresses = collectAddresses(content);
  return Object.fromEntries(
    addresses.map(({ url, uses }) => [
      url,
      uses.map(
        ({ href, place: { file, line, column } }) => `${file.replace(root, '')}:${line}:${column} ${href}`,
      ),
    ]),
  );
}

test('What is behind its last day is not asked for any more', () => {
  const over = topic('See <https://over.example/>.\n').replace(
    '---\ntitle',
    '---\nexpires: 2026-11-21\ntitle',
  );
  const still = over.replaceAll('over', 'still').replace('2026-11-21', someDay);
  const found = collected(siteWith({ 'en/over.md': over, 'en/still.md': still }));
  expect(Object.keys(found).filter((url) => /over|still/.test(url))).toEqual(['https://still.example/']);
});

test('A document of the site itself is not asked for: it may not be published yet', () => {
  const named = (path: string) =>
    collected(
      siteWith(
        changed('_data/sources.yaml', 'https://example.com/handbook', `https://trust.example.com${path}`),
      ),
    );
  expect(named('/downloads/report.pdf')).toEqual({});
  expect(Object.keys(named('/report.pdf'))).toEqual(['https://trust.example.com/report.pdf']);
});

test('Every address is collected once, with each place that uses it', () => {
  const body = [
    'See [one](https://a.example/x#y), [again](HTTPS://A.example/x) and <https://b.example>.',
    '',
    '- ![Map](//a.example/map.png)',
    '',
    '| [cell][ref] |',
    '|---|',
    '| [other][ref] |',
    '',
    '[ref]: http://a.example/x "Title"',
    '',
    '[mail](mailto:a@a.example) [own](retention.md) [bad](http://[) [none]() `https://code.example/`',
    '',
    '<!-- [gone](https://comment.example/) -->',
  ].join('\n');
  const folder = siteWith({
    'en/privacy/access.md': topic(body),
    ...changed('_data/operator.yaml', 'href: tel:010-1234', 'href: https://a.example/contact'),
    ...changed('_data/panels.yaml', '../downloads/report.pdf', 'https://b.example/'),
  });
  expect(collected(folder)).toEqual({
    'http://a.example/x': [
      'en/privacy/access.md:11:3 http://a.example/x',
      'en/privacy/access.md:13:3 http://a.example/x',
    ],
    'https://a.example/contact': ['_data/operator.yaml:12:11 https://a.example/contact'],
    'https://a.example/map.png': ['en/privacy/access.md:9:3 //a.example/map.png'],
    'https://a.example/x': [
      'en/privacy/access.md:7:5 https://a.example/x#y',
      'en/privacy/access.md:7:35 HTTPS://A.example/x',
    ],
    'https://b.example/': [
      '_data/panels.yaml:7:11 https://b.example/',
      'en/privacy/access.md:7:68 https://b.example',
    ],
    'https://example.com/handbook': ['_data/sources.yaml:3:8 https://example.com/handbook'],
  });
});

test('A panel that stands in two languages is one place', () => {
  const folder = join(newFolder(), 'content');
  cpSync(site('two-languages'), folder, { recursive: true });
  const panels = readFileSync(join(folder, '_data/panels.yaml'), 'utf8');
  writeFileSync(join(folder, '_data/panels.yaml'), panels.replace(/to: \S+/, 'to: https://b.example/'));
  expect(collected(folder)).toEqual({
    'https://b.example/': [expect.stringMatching(/^_data\/panels\.yaml:/)],
  });
});

test('A site may have none', () => {
  expect(collected(site('two-languages'))).toEqual({});
});
