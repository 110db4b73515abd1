import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { assetsFolder } from '../../scripts/folders.ts';
import { type Assets, loadAssets } from '../../scripts/pages/assets.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { newFolder, siteWith, someDay } from '../support/fixture.ts';

function assetsOf(files: Readonly<Record<string, string>>): Assets {
  const folder = newFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return loadAssets(folder);
}

function text(assets: Assets, path: string): string {
  return Buffer.from(assets.get(path)?.content ?? []).toString();
}

test('An asset is named after its content', () => {
  const [one, same, other] = ['a', 'a', 'b'].map((js) => assetsOf({ 'js/x.js': js }).get('js/x.js')?.address);
  expect(one).toMatch(/^\/assets\/js\/x\.[0-9a-f]{8}\.js$/);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

test('An image of the content takes the place of ours, or stands beside them', () => {
  const folder = siteWith({ 'images/mark.svg': '<svg/>', 'images/share-en.png': 'P' });
  const content = loadContent(folder, someDay);
  expect(content.images.map(({ path }) => path)).toEqual(['images/mark.svg', 'images/share-en.png']);
  const assets = loadAssets(assetsFolder, { folder, images: content.images });
  expect([text(assets, 'images/mark.svg'), text(assets, 'images/share-en.png')]).toEqual(['<svg/>', 'P']);
  expect(assets.has('images/rosette.svg')).toBe(true);
});

test('A style sheet takes in what it imports, in its layer', () => {
  const assets = assetsOf({
    'css/site.css': '@layer a, b;\n@import url("a.css") layer(a);\n@import url(parts/b.css);\n',
    'css/a.css': '/* why */\n  p {\n    color: red;\n  }\n',
    'css/parts/b.css': '@import url("c.css");\nb { }\n',
    'css/parts/c.css': 'c { }\n',
  });
  expect([...assets.keys()]).toEqual(['css/site.css']);
  expect(text(assets, 'css/site.css').replace(/\s+/g, ' ')).toBe(
    '@layer a, b; @layer a { p { color: red; } } c { } b { } ',
  );
});

test('Its name changes when what it imports does', () => {
  const [one, other] = ['red', 'blue'].map(
    (colour) =>
      assetsOf({ 'site.css': '@import url("a.css");', 'a.css': `p { color: ${colour} }` }).get('site.css')
        ?.address,
  );
  expect(one).not.toBe(other);
});

test('It cannot run where something is imported that is not there', () => {
  expect(() => assetsOf({ 'site.css': '@import url("a.css");' })).toThrow(CannotRun);
});

test('What is hidden is passed over', () => {
  expect([...assetsOf({ '.DS_Store': 'x', 'a.js': 'x' }).keys()]).toEqual(['a.js']);
});

test('A style sheet knows the texts that it is made of, at their places', () => {
  const assets = assetsOf({ 'css/site.css': 'p { }\n@import url("a.css"); q { }', 'css/a.css': 'a { }\n' });
  expect(assets.get('css/site.css')?.sheets?.map(({ path, css }) => ({ path, css }))).toEqual([
    { path: 'css/site.css', css: `p { }\n${' '.repeat(21)} q { }` },
    { path: 'css/a.css', css: 'a { }\n' },
  ]);
});
