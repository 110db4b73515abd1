import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '../../scripts/site/load.ts';
import { describeFile } from '../../scripts/site/publish.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { builtSite } from '../support/built-pages.ts';
import { someDay } from '../support/fixture.ts';

const { languages } = readContent(loadContent(join(import.meta.dirname, '../../content'), someDay));

/** A link to a file, and what is told of it. */
const LINK = /<a [^>]*href="([^"]+)"[^>]*>[^<]*<span class="file-facts">([^<]*)<\/span><\/a>/g;
const SUM = /<dt>([^<]+)<\/dt>\s*<dd><code>([^<]*)<\/code><\/dd>/g;

test.each([
  ['en', 'privacy/encryption/', ['trust-center-en.pdf', 'subcontractors.csv']],
  ['zh', 'privacy/encryption/', ['trust-center-zh.pdf', 'subcontractors.csv']],
  ['en', 'all/', ['trust-center-en.pdf', 'trust-center-en.zip']],
  ['zh', 'about/', ['accessibility-2026-11-29.yaml']],
])('What /%s/%s tells of files to keep is so: type, size and SHA-256', (code, path, names) => {
  const built = readFileSync(join(builtSite(), code, path, 'index.html'), 'utf8');
  // No line ends between a number and what it counts.
  const html = built.replace(/<span class="unbroken">([^<]*)<\/span>/g, '$1');
  const sums = new Map([...html.matchAll(SUM)].map(([, name = '', sum = '']) => [name, sum]));
  const links = [...html.matchAll(LINK)].map(([, href = '', facts = '']) => ({ href, facts }));
  const inLanguage = languages.get(code);
  if (!inLanguage) throw new Error(`no ${code}`);
  for (const name of names) {
    const { href = '', facts } = links.find((link) => link.href.endsWith(`/${name}`)) ?? {};
    expect(existsSync(join(builtSite(), href)), name).toBe(true);
    const bytes = readFileSync(join(builtSite(), href));
    expect(sums.get(name)).toBe(hash('sha256', bytes, 'hex'));
    const plain = describeFile({ path: name, bytes: bytes.length }, inLanguage).slice(0, -1);
    expect(facts?.startsWith(plain), `${facts} ${plain}`).toBe(true);
  }
});
