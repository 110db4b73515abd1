import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assetsFolder } from '../../scripts/folders.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { faintColours } from '../../scripts/site/theme-contrast.ts';
import { OURS, paletteOf } from '../../scripts/site/theme-palette.ts';
import { siteWith, someDay } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><title>Example</title></svg>';

/** The home page of a site with a theme, its style sheet, and a drawing of ours. */
function themed(theme: string, more: Readonly<Record<string, string>> = {}) {
  const folder = siteWith({ '_data/theme.yaml': theme, ...more });
  expect(toldOfSite(folder)).toEqual([]);
  const { project } = examineSources(folder, someDay);
  const home = project?.plan.pages.find(({ address }) => address === '/en/');
  if (!project || !home) throw new Error('the fixture cannot be planned');
  const asset = (path: string): string => Buffer.from(project.assets.get(path)?.content ?? []).toString();
  return { html: project.show(home).html, css: asset('css/site.css'), mark: asset('images/mark.svg') };
}

test('What a theme leaves out is made of our tokens as they are', () => {
  const css = readFileSync(join(assetsFolder, 'css/tokens.css'), 'utf8');
  const inSheet = (text: string): Record<string, string> =>
    Object.fromEntries(
      [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
        name.replaceAll('-', '_'),
        hex,
      ]),
    );
  const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');
  expect(OURS.light).toEqual(inSheet(light));
  expect(OURS.dark).toEqual({ ...inSheet(light), ...inSheet(dark) });
});

test('One accent gives a theme in which all can be read, in both schemes', () => {
  const accents = [
    '#8a1253',
    '#0055cc',
    '#7a5c00',
    '#333333',
    'oklch(0.45 0.2 30)',
    'rebeccapurple',
    '#006400',
  ];
  for (const accent of accents) expect([accent, faintColours({ light: { accent } })]).toEqual([accent, []]);
  for (const accent of ['#ffdd00', '#ff95c7', '#9ecbff'])
    expect([accent, faintColours({ dark: { accent } })]).toEqual([accent, []]);
  expect(paletteOf({ light: { accent: '#8a1253' } }, 'light').accent).toBe('#8a1253');
});

test('A theme reaches the style sheet, the marks and what is around a page, and nothing of it is a style in the page', () => {
  const { html, css, mark } = themed('light: { accent: "#8a1253", ground: "#ffffff" }\nradius: 8\n');
  expect(css).toMatch(
    /@layer tokens \{\n@media screen \{\n:root \{ --accent: #8a1253; .* --ground: #ffffff;.*\}\n\}/,
  );
  expect(css).toMatch(/@media screen and \(prefers-color-scheme: dark\) \{\n:root \{ --accent: #(?!7fcebc)/);
  expect(css).toMatch(/@media print \{\n:root \{ --accent: #8a1253; --accent-strong: #[0-9a-f]{6}; \}\n\}/);
  expect(css).toContain('--radius: 0.5rem');
  expect(mark).toContain('fill="#8a1253"');
  expect(html).toContain('content="#ffffff"');
  expect(html).not.toMatch(/style=|<style/);
});

test('A logo, a figure and fonts of its own', () => {
  const { html, css } = themed(
    'logo: images/logo.svg\nlogo_dark: images/logo-dark.svg\nfigure: none\nfonts: { text: [Inter], files: [{ family: Inter, file: fonts/inter.woff2 }] }\n',
    { 'images/logo.svg': LOGO, 'images/logo-dark.svg': LOGO, '../assets/fonts/inter.woff2': 'F' },
  );
  expect(html).toMatch(
    /<source media="screen and \(prefers-color-scheme: dark\)" srcset="\/assets\/images\/logo-dark\.\w+\.svg">\s+<img class="brand-logo" src="\/assets\/images\/logo\.\w+\.svg" alt="" width="120" height="40">/,
  );
  expect(html).not.toMatch(/brand-mark|hero-figure/);
  expect(css).toMatch(
    /@font-face \{ font-family: "Inter"; src: url\("\.\.\/fonts\/inter\.[0-9a-f]{8}\.woff2"\)/,
  );
  expect(css).toContain(':root, [lang] { --font-text: "Inter", var(--font-han), system-ui, sans-serif; }');
});

test('A logo in dark colours alone is told where there is none for the night, and what is not known of one is not', () => {
  const told = (drawing: string, more = ''): string[] =>
    toldOfSite(
      siteWith({
        '_data/theme.yaml': `logo: images/logo.svg\n${more}`,
        'images/logo.svg': LOGO.replace('</svg>', `${drawing}</svg>`),
        'images/light.svg': LOGO,
      }),
    );
  const isTold = ['_data/theme.yaml:1:7 low-contrast'];
  expect(told('<path d="M0 0h9v9z"/>')).toEqual(isTold);
  expect(
    told('<style>.a { fill: #036 }</style><g style="stroke:navy"><path class="a" d="M0 0h9v9z"/></g>'),
  ).toEqual(isTold);
  expect(
    told('<mask id="m"><rect fill="#fff"/></mask><path fill="currentColor" mask="url(#m)" d="M0 0h9v9z"/>'),
  ).toEqual(isTold);
  expect(told('<path d="M0 0h9v9z"/>', 'logo_dark: images/light.svg\n')).toEqual([]);
  expect(
    told('<path d="M0 0h9v9z"/>', 'dark: { ground: "#f5f5f5", surface: "#ffffff" }\n').filter((line) =>
      line.includes(':1:7'),
    ),
  ).toEqual([]);
  for (const fine of [
    '<rect fill="#fff" width="9"/><path d="M0 0h9v9z"/>',
    '<style>@media (prefers-color-scheme: dark) { path { fill: #fff } }</style><path fill="#000"/>',
    '<path fill="url(#a)"/><linearGradient id="a"><stop stop-color="#f80"/></linearGradient>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<path fill="context-fill"/>',
  ])
    expect(told(fine)).toEqual([]);
});

test('A colour that cannot be read, one that is none, and a file that is not there are told at their lines', () => {
  const faint = 'light:\n  accent: "#ffdd00"\n  ink_soft: "#a0a0a0"\ndark:\n  ink: "#888888"\n';
  expect(toldOfSite(siteWith({ '_data/theme.yaml': faint }))).toEqual([
    '_data/theme.yaml:2:11 low-contrast → #7b6a00',
    '_data/theme.yaml:3:13 low-contrast → #6a6a6a',
    '_data/theme.yaml:5:8 low-contrast → #969696',
  ]);
  const wrong = 'light: { acent: "#000", ink: "#12" }\nradius: big\nlogo_dark: images/x.svg\n';
  expect(
    toldOfSite(siteWith({ '_data/theme.yaml': wrong })).map((line) => line.replace(/ → .*/, '')),
  ).toEqual([
    '_data/theme.yaml:1:10 data-file',
    '_data/theme.yaml:1:30 data-file',
    '_data/theme.yaml:2:9 data-file',
  ]);
  const missing = 'logo: images/logo.svg\nfonts: { files: [{ family: A, file: fonts/a.woff2 }] }\n';
  expect(toldOfSite(siteWith({ '_data/theme.yaml': missing, 'images/logos.svg': LOGO }))).toEqual([
    '_data/theme.yaml:1:7 data-file → images/logos.svg',
    '_data/theme.yaml:2:37 data-file',
  ]);
});

test('Following the message to the letter mends it', () => {
  let theme = {
    light: { accent: '#ffdd00', ink: '#ccc', ground: '#ddd' },
    dark: { accent: '#400020', deep: '#888' },
  };
  for (const { scheme, name, suggestion } of faintColours(theme))
    theme = { ...theme, [scheme]: { ...theme[scheme], [name]: suggestion } };
  expect(faintColours(theme)).toEqual([]);
});
