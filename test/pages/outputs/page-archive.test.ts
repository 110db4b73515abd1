import { expect, test } from 'vitest';
import { pageArchive } from '../../../scripts/pages/outputs/page-archive.ts';
import { unzip } from '../../support/unzip.ts';

const assets = new Map(
  ['css/site.css', 'images/mark.svg', 'images/other.svg', 'js/x.js'].map((path) => [
    path,
    { address: `/assets/${path}`, content: Buffer.from(`of ${path}`) },
  ]),
);
const site = { url: 'https://example.com', base: '/trust/' } as Parameters<typeof pageArchive>[2];

test('A page is kept with what it is shown with; scripts are left out, and links lead to the site', () => {
  const html = [
    '<link rel="manifest" href="/trust/en/site.webmanifest">',
    '<link rel="stylesheet" href="/trust/assets/css/site.css">',
    '<script type="module" src="/trust/assets/js/x.js"></script>',
    '<img src="/trust/assets/images/mark.svg" alt="a"> <img src="/trust/assets/images/mark.svg" alt="/trust/">',
    '<a href="#x">x</a> <a href="/trust/en/#x">x</a> <a href="/elsewhere/">x</a> <a href="//example.org/">x</a>',
  ].join('\n');
  const archive = pageArchive(html, assets, site);
  const files = [...unzip(archive)].map(([path, bytes]) => [path, bytes.toString()]);
  expect(files).toEqual([
    [
      'index.html',
      [
        '<link rel="stylesheet" href="assets/css/site.css">',
        '<img src="assets/images/mark.svg" alt="a"> <img src="assets/images/mark.svg" alt="/trust/">',
        '<a href="#x">x</a> <a href="https://example.com/trust/en/#x">x</a> <a href="https://example.com/elsewhere/">x</a> <a href="//example.org/">x</a>',
      ].join('\n'),
    ],
    ['assets/css/site.css', 'of css/site.css'],
    ['assets/images/mark.svg', 'of images/mark.svg'],
  ]);
  // As it was on the first day that a ZIP can tell.
  expect(Buffer.from(archive).readUInt32LE(10)).toBe(0x0021_0000);
});
