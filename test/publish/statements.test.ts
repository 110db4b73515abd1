import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../scripts/pages/outputs/statements.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { basesOf } from '../../scripts/site/sources.ts';
import { builtSite } from '../support/built-pages.ts';
import { someDay } from '../support/fixture.ts';

const text = (path: string): string => readFileSync(join(builtSite(), path), 'utf8');
const file = JSON.parse(text('statements.json')) as { $schema: string; statements: Statement[] };
const { statements } = file;
const content = readContent(loadContent(join(import.meta.dirname, '../../content'), someDay));
const url = content.operator?.site.url ?? '';
const pathOf = (address: string): string => address.replace(url, '').replace(/#.*$/, '');

describe('All statements of a site in one file', () => {
  test('its schema stands beside it, and holds it', () => {
    const schema = JSON.parse(text('statements.schema.json'));
    expect([file.$schema, schema.$id]).toEqual([schema.$id, `${url}/statements.schema.json`]);
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    const holds = ajv.compile(schema);
    expect([holds(file), holds.errors]).toEqual([true, null]);
    expect(holds({ ...file, statements: [{ ...statements[0], status: 'sure' }] })).toBe(false);
  });

  test('every anchor of every page has one, under the address that is recorded of it', () => {
    const held = statements.map(({ address }) => decodeURI(address.replace(url, '')));
    expect(new Set(held).size).toBe(held.length);
    const wanted = content.topics.flatMap(({ address, matter, gist }) => {
      const ids = gist().anchors.filter(({ kind }) => !/^(?:alias|footnote)$/.test(kind));
      return matter?.draft ? [] : [address, ...ids.map(({ id }) => `${address}#${id}`)];
    });
    expect(held.sort()).toEqual(wanted.sort());
    for (const address of held) expect(content.published.has(encodeURI(address))).toBe(true);
  });

  test('it says what the files of the pages say', () => {
    const pages = new Set(statements.map(({ address }) => address.replace(url, '').replace(/#.*$/, '')));
    const said = [...pages].flatMap((page) => JSON.parse(text(`${page}index.json`)).statements);
    expect(statements).toEqual(said);
  });

  test('a term inherits how sure its section is, and has its meaning for a text', () => {
    const terms = content.topics.flatMap(({ address, gist }) =>
      gist()
        .anchors.filter(({ kind }) => kind === 'term')
        .map(({ id }) => `${url}${address}#${id}`),
    );
    const found = statements.filter(({ address }) => terms.includes(address));
    expect(found).toHaveLength(terms.length);
    for (const { text: meaning, words } of found)
      expect([meaning.length > 5, words > 1]).toEqual([true, true]);
  });

  test('what is not published stands on a page of its own too, that and nothing else', () => {
    const basesAt = (address: string) =>
      basesOf(content.byAddress.get(pathOf(address))?.matter.sources ?? []);
    // Terms and paragraphs with an id stand in the sections.
    const sections = statements.filter(
      ({ address, anchor, status }) => status === 'not-published' && basesAt(address).has(anchor),
    );
    for (const code of content.languages.keys()) {
      const html = text(`${code}/not-published/index.html`);
      const listed = [...html.matchAll(/<h3><a href="([^"]*)">/g)].map(([, href]) => `${url}${href}`);
      expect(listed.sort()).toEqual(
        sections
          .map(({ address }) => address)
          .filter((address) => address.startsWith(`${url}/${code}/`))
          .sort(),
      );
    }
  });

  test('a Chinese character is a word, and so is a number with its signs', () => {
    const one = statements.find(({ address }) => address === `${url}/zh/privacy/definitions/#classes`);
    expect([one?.text, one?.words]).toEqual(['世纪互联在2019年定义了四类数据。', 14]);
  });
});
