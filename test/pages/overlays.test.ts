import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { command as build } from '../../scripts/build.ts';
import { callCommand } from '../../scripts/cli/command-line.ts';
import { assetsFolder, layoutsFolder, withOverlays } from '../../scripts/folders.ts';
import { loadAssets } from '../../scripts/pages/assets.ts';
import { faultsOfLayout } from '../../scripts/pages/layout-faults.ts';
import { nameable } from '../../scripts/pages/overlay-problems.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { command as review } from '../../scripts/review.ts';
import { root, run } from '../support/command.ts';
import { newFolder, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

/** A page of a site, and the style sheet that it loads. */
function shown(folder: string, address = '/en/privacy/access/') {
  const { project, surroundings } = examineSources(folder, someDay, undefined, {});
  const planned = project?.plan.pages.find((page) => page.address === address);
  if (!project || !planned) throw new Error('the fixture cannot be planned');
  const css = Buffer.from(project.assets.get('css/site.css')?.content ?? []).toString();
  return { html: project.show(planned).html, css, assets: project.assets, surroundings };
}

const HEADER =
  '{% macro header(params) -%}\n<header class="mine">{{ params.name | spoken }}</header>\n{%- endmacro %}\n';

test('A component, a block of a layout, a sheet and an image take the place of ours, and what else is there stands beside it', () => {
  const folder = siteWith({
    '../layouts/components/header/macro.njk': HEADER,
    '../layouts/topic.njk':
      '{%- extends "trust-center/topic.njk" -%}\n{% block after_text %}\n<p class="more">{{ page.title }}</p>\n{%- endblock %}\n',
    '../assets/css/tokens.css': ':root { --accent: #123456; }',
    '../assets/css/own.css':
      '@import "parts.css" screen;\n.more { background: url("../images/dots.svg#a"); src: url(../fonts/a.woff2) }',
    '../assets/css/parts.css': '.mine { color: red }',
    '../assets/images/dots.svg':
      '<svg xmlns="http://www.w3.org/2000/svg"><title>Dots</title><g id="a"/></svg>',
    '../assets/fonts/a.woff2': 'F',
    '../assets/images/rosette.svg': '<svg xmlns="http://www.w3.org/2000/svg"><title>Other</title></svg>',
  });
  expect(toldOfSite(folder).filter((line) => !line.endsWith('stale-overlay'))).toEqual([]);
  const { html, css, assets } = shown(folder);
  expect(html).toContain('<header class="mine">');
  expect(html).not.toContain('site-header');
  expect(html).toMatch(/<p class="more">.+<\/p>/);
  expect(html).toContain('class="review-note"');
  expect(css).toContain('@layer tokens {\n:root { --accent: #123456; }\n}');
  const own = css.slice(css.indexOf('@layer own {'));
  expect(own).toMatch(/^@layer own \{\n@media screen \{\n\.mine \{ color: red \}\n\}\n\.more/);
  expect(own).toMatch(
    /url\("\.\.\/images\/dots\.[0-9a-f]{8}\.svg#a"\).*url\(\.\.\/fonts\/a\.[0-9a-f]{8}\.woff2\)/,
  );
  expect([...assets.keys()].filter((path) => /own|parts/.test(path))).toEqual([]);
  expect(Buffer.from(assets.get('images/rosette.svg')?.content ?? []).toString()).toContain('Other');
});

test('Texts of the interface beside layouts are told, since nothing reads them there', () => {
  const folder = siteWith({
    '../layouts/languages/en.yaml': 'tag: en\n',
    '../layouts/notes.yaml': 'ours: 1\n',
  });
  expect(toldOfSite(folder)).toEqual([
    expect.stringMatching(/\/layouts\/languages\/en\.yaml:1:1 unreadable-file$/),
  ]);
});

test('The example of the manual does what it says', () => {
  const manual = readFileSync(join(root, 'scripts/manual/en/adopting.md'), 'utf8');
  const [, example = ''] = /```njk\n(.*?)```/s.exec(manual) ?? [];
  const folder = siteWith({ '../layouts/topic.njk': example });
  expect(toldOfSite(folder)).toEqual([]);
  expect(shown(folder).html).toMatch(
    /<section class="help".*?>\s+<h2 id="tc-help">.+<\/h2>\s+<dl>\s+<div class="contact">/,
  );
});

test('A layout that is named as ours is ours, whatever takes its place', () => {
  const more = '{% from "trust-center/components/header/macro.njk" import header as ours %}\n';
  const whole = HEADER.replace('{{ params', '<b>mine</b>{{ ours(params) }}{{ params');
  const { html } = shown(siteWith({ '../layouts/components/header/macro.njk': more + whole }));
  expect(html).toMatch(/<header class="mine"><b>mine<\/b><header class="site-header">/);
});

test('What is wrong on a page is told where the overlay wrote it', () => {
  const folder = siteWith({
    '../layouts/home.njk':
      '{% extends "trust-center/home.njk" %}\n{% block after_text %}\n<p>\n<A href="/en/nothing/">x</A></p>\n{% endblock %}\n',
    '../assets/css/own.css': 'p { color: red }\na { background: url(none.png) }\n',
  });
  expect(toldOfSite(folder).map((line) => line.replace(/^.*\/(?=layouts|assets)/, ''))).toEqual([
    'assets/css/own.css:2:21 missing-page none.png',
    'layouts/home.njk:4:1 missing-page /en/nothing/',
  ]);
});

test('What leads out of an overlay, is no UTF-8, or has a name that no address can have, is told and not read', () => {
  const folder = siteWith({
    '../layouts/home.njk': Buffer.from('{# fine #}\n{# b\xe4d #}', 'latin1'),
    '../layouts/README.md': 'For those who write them.',
    '../assets/images/a b.png': 'P',
  });
  symlinkSync('/etc/passwd', join(folder, '../assets/passwd.txt'));
  expect(toldOfSite(folder).map((line) => line.replace(/^.*\/(?=layouts|assets)/, ''))).toEqual([
    'assets/images/a b.png:1:1 unreadable-file',
    'assets/passwd.txt:1:1 unreadable-file',
    'layouts/home.njk:2:1 unreadable-file',
  ]);
});

test('An overlay is part of what pages are made of, and may stand elsewhere', () => {
  const folder = siteWith({});
  const own = join(newFolder(), 'components/header/macro.njk');
  mkdirSync(dirname(own), { recursive: true });
  writeFileSync(own, HEADER);
  const layouts = join(own, '../../..');
  const [without, with_] = [shown(folder), withOverlays({ layouts }, () => shown(folder))];
  expect(with_.html).toContain('<header class="mine">');
  expect(without.html).not.toContain('<header class="mine">');
  expect(with_.surroundings).not.toBe(without.surroundings);
});

test('Nothing is published into an overlay, and one that is not there cannot be given', async () => {
  const folder = siteWith({ '../assets/css/own.css': '' });
  const said: string[] = [];
  const write = process.stderr.write;
  process.stderr.write = ((text: string) => said.push(text) > 0) as typeof write;
  const output = join(folder, '../assets/site');
  const codes = [
    await callCommand(build, ['--content', folder, '--output', output]),
    await callCommand(build, ['--content', folder, '--output', output, '--layouts', '/no/such']),
  ];
  process.stderr.write = write;
  expect(codes).toEqual([2, 2]);
  expect(said).toEqual([
    `build: \`${output}\` is inside \`${join(folder, '../assets')}\`: choose another output folder\n`,
    'build: there is no folder `/no/such`\n',
  ]);
});

test('What a layout names and is not there is told once, at its line, and no page is made', () => {
  const folder = siteWith({
    '../layouts/topic.njk':
      '{% extends "trust-center/topic.njk" %}\n{% block befor_text %}x{% endblock %}\n{% block after_text %}{% block mine %}{{ t.contct }}{% endblock %}\n{{ "js/serch.js" | asset }}{{ 1 | spokn }}{{ shared("foter", {}) }}{% endblock %}\n',
    '../layouts/home.njk': '{% extends "home.njk" %}\n',
    '../layouts/old.njk':
      '{% extends "bse.njk" %}\n{% from "components/header/macro.njk" import heder as h %}\n',
    '../layouts/section.njk': '{% if %}',
    '../assets/css/own.css': '\n@import "prts.css";@import "parts.css";',
    '../assets/css/parts.css': '',
  });
  const faults = toldOfSite(folder).filter((line) => !line.endsWith('stale-overlay'));
  expect(faults.map((line) => line.replace(/^.*\/(?=layouts|assets)/, ''))).toEqual([
    'assets/css/own.css:2:1 layout-fault → css/parts.css',
    'layouts/home.njk:1:4 layout-fault',
    'layouts/old.njk:1:4 layout-fault → base.njk',
    'layouts/old.njk:2:46 layout-fault → header',
    'layouts/section.njk:1:7 layout-fault',
    'layouts/topic.njk:2:4 layout-fault → before_text',
    'layouts/topic.njk:3:44 layout-fault → contact',
    'layouts/topic.njk:4:4 layout-fault → js/search.js',
    'layouts/topic.njk:4:35 layout-fault → spoken',
    'layouts/topic.njk:4:53 layout-fault → footer',
  ]);
});

test('What is not ended in a layout is told where it begins, and what fails while pages are made where it is called', () => {
  const extending = '{% extends "trust-center/topic.njk" %}\n';
  const told = (text: string): string[] => {
    const folder = siteWith({ '../layouts/topic.njk': extending + text });
    const { problems } = checkSite(examineSources(folder, someDay)).report;
    return problems.map(
      ({ line, column, message }) => `${line}:${column} ${message.replace(/^Nunj.*?: /, '')}`,
    );
  };
  expect(told('\n{% block after_text %}\n<p>')).toEqual([
    '3:1 Nothing ends `{% block after_text %}`, which begins here.\nWrite `{% endblock %}` where it ends.',
  ]);
  expect(told('{% block text %}{# {% if x %} #}\n{% set x = 1 %} {%- if x -%}{% endblock %}')).toEqual([
    '3:17 Nothing ends `{%- if x -%}`, which begins here.\nWrite `{% endif %}` where it ends.',
  ]);
  expect(told('\n{# never ended\n')).toEqual([
    '3:1 Nothing ends `{#`, which begins here.\nWrite `#}` where it ends.',
  ]);
  const unable = (name: string): string =>
    `Unable to call \`${name}\`, which is undefined or falsey.\nMend it here, or in what is called here.`;
  expect(told('{% block after_text %}\n{{ page.title.no(1) }}{% endblock %}')).toEqual([
    `3:17 ${unable('page["title"]["no"]')}`,
  ]);
  expect(told('{% block after_text %}{{ none(1) }}{% endblock %}')).toEqual([
    expect.stringMatching(/^1:1 TypeError: Cannot read/),
  ]);
  expect(told('{% macro x(a) %}\n{{ a.b() }}{% endmacro %}{% block text %}{{ x(1) }}{% endblock %}')).toEqual(
    [`3:7 ${unable('a["b"]')}`],
  );
});

test('A name that nobody gives a layout is told, and none that it gives itself', () => {
  const own =
    '{% from "components/contacts/macro.njk" import contacts as ways %}{% import "parts/a.njk" as parts %}{% set mine = 1 %}\n';
  const fine =
    '{% for key, one in site.look %}{{ loop.index }}{{ key }}{{ one.titel }}{% endfor %}{{ mine }}{{ ways({ a: mine }) }}{{ parts.x(b=1) }}{% macro m(c, d=1) %}{{ c + d }}{{ caller() }}{% endmacro %}{% call(e) m(1) %}{{ e }}{% endcall %}{{ page.title if mine is defined }}{{ super() }}{% for i in range(2) %}{{ i }}{% endfor %}\n';
  const folder = siteWith({
    '../layouts/topic.njk': `{% extends "trust-center/topic.njk" %}\n${own}{% block after_text %}\n${fine}{{ page.titel }}{% if language == "fr" %}{{ site["nam"] }}{% include "parts/b.njk" %}{% endif %}{{ nothing_at_all }}{% endblock %}\n`,
    '../layouts/parts/a.njk': '{% macro x(b) %}{{ b }}{% endmacro %}',
    '../layouts/parts/b.njk': '{{ mine }}{{ titel }}{{ pge }}',
  });
  const { problems } = checkSite(examineSources(folder, someDay)).report;
  expect(
    problems.map(
      (one) =>
        `${one.file.replace(/^.*\/(?=layouts|parts)/, '')}:${one.line}:${one.column} ${one.message.replace(/^Layouts are given no (.*), so .*\n(.*?[.?])(?: .*)?$/, '$1 $2')}`,
    ),
  ).toEqual([
    'parts/b.njk:1:14 `titel` Did you mean `page.title`?',
    'parts/b.njk:1:25 `pge` Did you mean `page`?',
    'layouts/topic.njk:5:9 `page.titel` Did you mean `page.title`?',
    'layouts/topic.njk:5:23 `language` Did you mean `site.language`?',
    'layouts/topic.njk:5:50 `site.nam` Did you mean `site.name`?',
    'layouts/topic.njk:5:100 `nothing_at_all` What `page` and `site` hold stands in the manual: fields/layouts.md.',
  ]);
});

test('A file that takes no place of ours and that nothing names is told, and what is wrong in a sheet', () => {
  const folder = siteWith({
    '../layouts/hom.njk': '',
    '../layouts/components/foter/macro.njk': '{% macro foter(params) %}{% endmacro %}',
    '../layouts/components/mine/macro.njk': '{% macro mine(params) %}{% endmacro %}',
    '../layouts/home.njk':
      '{% extends "trust-center/home.njk" %}{% block end %}{{ shared("mine", {}) }}{% endblock %}',
    '../assets/css/pros.css': 'a { color: var(--ink) }',
    '../assets/css/own.css':
      '/* { */ @media print { a { --own: "}"; color: var(--own); border: var(--none, 0) } }\nb { color: var(--acent); }\n.c { color: red;\n.d { color: blue }\n/* e',
  });
  const unused = (name: string): string =>
    `Nothing uses this file: there is no \`${name}\` of ours whose place it takes, and no layout or sheet of yours names it.`;
  const cure = 'Give it the path of one of ours, name it, or remove it.';
  const { problems } = checkSite(examineSources(folder, someDay)).report;
  expect(
    problems.map(
      (one) =>
        `${one.file.replace(/^.*\/(?=layouts|css)/, '')}:${one.line}:${one.column} ${one.message.replaceAll('\n', ' ')}`,
    ),
  ).toEqual([
    'css/own.css:2:16 No sheet defines `--acent`, so the rule has no effect. Did you mean `--accent`? Define it, or name another.',
    'css/own.css:3:4 Nothing ends `{`, which begins here. Write `}` where it ends.',
    'css/own.css:5:1 Nothing ends `/*`, which begins here. Write `*/` where it ends.',
    `css/pros.css:1:1 ${unused('css/pros.css')} Did you mean \`css/prose.css\`? ${cure}`,
    `layouts/components/foter/macro.njk:1:1 ${unused('components/foter/macro.njk')} Did you mean \`components/footer/macro.njk\`? ${cure}`,
    `layouts/hom.njk:1:1 ${unused('hom.njk')} ${cure}`,
  ]);
});

test('A picture that is too heavy for where it is seen is told, an icon of another size, and a logo that cannot be made smaller', () => {
  const png = (side: number, bytes: number): Buffer => {
    const head = Buffer.alloc(bytes);
    head.write('IHDR', 12);
    head.writeUInt32BE(side, 16);
    head.writeUInt32BE(side, 20);
    return head;
  };
  const folder = siteWith({
    '_data/theme.yaml': 'logo: images/logo.svg\nlogo_dark: images/dark.png\n',
    'images/logo.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Logo</title></svg>',
    'images/dark.png': png(9, 100_001),
    'images/share-en.png': png(9, 300_001),
    'images/icon-192.png': png(192, 300_000),
    'en/map.md': topic('![A map](../downloads/map.png)\n'),
    'downloads/map.png': png(9, 500_001),
    'downloads/fine.webp': png(9, 500_000),
    '../assets/images/icon-180.png': png(64, 99),
  });
  const { problems } = checkSite(examineSources(folder, someDay)).report;
  expect(shown(folder, '/en/map/').html).toContain('alt="A map" width="9" height="9"');
  const pictures = problems.filter(({ code }) => code === 'picture');
  expect(
    pictures.map(
      ({ file, message }) => `${file.replace(/^.*\/(?=images|downloads)/, '')} ${message.slice(0, 45)}`,
    ),
  ).toEqual([
    'images/icon-180.png This icon has 64 × 64 pixels, and is announce',
    'downloads/map.png This picture has 501 kB, and whoever opens a ',
    'images/dark.png This picture has 101 kB, and whoever opens a ',
    'images/logo.svg This logo does not say how large its drawing ',
    'images/share-en.png This picture has 301 kB, and whoever opens a ',
  ]);
});

test('Our own layouts name nothing that is not there', () => {
  const around = nameable(new Map(), new Set(loadAssets(assetsFolder).keys()));
  const found = around.layouts.flatMap((path) => [...faultsOfLayout(path, path, around)]);
  expect(found).toEqual([]);
});

test('A layout and a component of ours are taken with the copy by which their changes are told, once', async () => {
  const folder = siteWith({});
  const take = async (...words: string[]) => {
    const { code, stderr } = await run('new', ['--content', folder, ...words]);
    return [code, stderr.replace(/`[^`]*\/(?=layouts\/)/, '`')];
  };
  expect(await take('component', 'haeder')).toEqual([
    2,
    'new: we have no component `haeder`: did you mean `header`?\n',
  ]);
  expect(await take('component', 'header')).toEqual([0, '']);
  expect(await take('layout', 'topic')).toEqual([0, '']);
  expect(toldOfSite(folder)).toEqual([]);
  expect(await take('layout', 'topic.njk')).toEqual([
    2,
    'new: `layouts/topic.njk` is there already, and is never overwritten\n',
  ]);
  const copy = join(folder, '../layouts/.base/topic.njk');
  writeFileSync(copy, `old\n${readFileSync(copy, 'utf8')}`);
  expect(toldOfSite(folder).map((line) => line.replace(/^.*\/(?=layouts)/, ''))).toEqual([
    'layouts/topic.njk:1:1 stale-overlay',
  ]);
});

test('An overlay from before a change of ours is told with what changed, until somebody says that it was looked at', async () => {
  const path = 'layouts/components/header/macro.njk';
  const ours = readFileSync(join(layoutsFolder, 'components/header/macro.njk'), 'utf8');
  const folder = siteWith({ [`../${path}`]: HEADER });
  const told = () =>
    checkSite(examineSources(folder, someDay)).report.problems.map(({ code, message }) => [
      code,
      message.split('\n')[0],
    ]);
  expect(told()).toEqual([['stale-overlay', expect.stringContaining('not known which version')]]);
  expect(await callCommand(review, ['--content', folder, '--done', path])).toBe(0);
  expect(told()).toEqual([]);
  writeFileSync(
    join(folder, '../layouts/.base/components/header/macro.njk'),
    ours.replace('class="brand"', 'class="old"'),
  );
  expect(told()).toEqual([
    [
      'stale-overlay',
      '`components/header/macro.njk` of ours changed since this file was made or looked at: `3 - <p class="old">`, `3 + <p class="brand">`.',
    ],
  ]);
});
