import { describe, expect, test } from 'vitest';
import { readTracedPage } from '../../scripts/pages/read-built-page.ts';
import { textOf } from '../../scripts/pages/renderer.ts';
import { planSite, type SitePlan } from '../../scripts/pages/site-plan.ts';
import type { Place } from '../../scripts/problem.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import type { Outline } from '../../scripts/text/outline.ts';
import { siteWith, topic } from '../support/fixture.ts';

/** Reads a page of the topic `en/x.md`, whose body begins on line 7, as if it had been rendered to this HTML. */
function read(html: string, body = ''): Outline {
  const content = readContent(loadContent(siteWith({ 'en/x.md': topic(body) })));
  const plan = planSite(content) as SitePlan;
  const planned = plan.pages.find(({ address }) => address === '/en/x/');
  if (!planned) throw new Error('no page');
  return readTracedPage(html, planned, planned.topic && textOf(planned.topic.read()), plan);
}

/** A place without the folder of the content. */
function short({ place: { file, line, column } }: { readonly place: Place }): string {
  return `${file.replace(/^.*\/content\//, '')}:${line}:${column}`;
}

describe('An element of a built page is placed', () => {
  test('in the template that wrote its start tag', () => {
    const { links } = read('<a data-tc-tag="layouts/base.njk:3:5" href="/x/">a</a>');
    expect(links.map(short)).toEqual(['layouts/base.njk:3:5']);
  });

  test('in the data behind it, where there is some', () => {
    const { links } = read(
      '<a data-tc-tag="layouts/base.njk:3:5" data-tc-data="content/_data/panels.yaml:5:11" href="/x/">a</a>',
    );
    expect(links.map(short)).toEqual(['content/_data/panels.yaml:5:11']);
  });

  test('in its topic', () => {
    const { links, anchors, headings, images } = read(
      '<div><h2 id="h">H</h2></div><p id="p"><a href="/en/">a</a> <img src="/downloads/a.png" alt="b"></p>',
      '## H {#h}\n\n[a](index.md) ![b](../downloads/a.png)\n\nP {#p}\n',
    );
    expect([...headings, ...anchors].map(short)).toEqual(['en/x.md:7:4', 'en/x.md:7:6', 'en/x.md:11:3']);
    expect([...links].map(short)).toEqual(['en/x.md:9:1', 'en/x.md:9:15']);
    expect(images.map(short)).toEqual(['en/x.md:9:15']);
  });

  test('in its topic, each of several with one address', () => {
    const { links } = read('<a href="/en/">a</a> <a href="/en/">b</a>', '[a](index.md)\n\n[b](index.md)\n');
    expect(links.map(short)).toEqual(['en/x.md:7:1', 'en/x.md:9:1']);
  });

  test('in the built page, where nothing else is known', () => {
    const { links } = read('<p>\n<i><a href="/other/">a</a></i></p>');
    expect(links.map(short)).toEqual(['_site/en/x/index.html:2:4']);
  });
});
