import { expect, test } from 'vitest';
import { TRACE_TAG, traceTemplate } from '../../scripts/pages/trace-templates.ts';
import { marked } from '../support/markdown.ts';

/** The places that a traced template carries, in its order. */
function placesIn(traced: string): string[] {
  return [...traced.matchAll(/ data-tc-tag="a\.njk:(\d+:\d+)"/g)].map(([, place]) => place ?? '');
}

test.each([
  ['▸<p>', 'one element'],
  ['▸<ul>\n  ▸<li>a</li>\n\t▸<li>▸<b>b</b></li>\n</ul>', 'elements on several lines'],
  ['▸<a href="{{ x }}"\n  class="y">▸<img src="z"></a>', 'a tag over two lines'],
  ['{% if a %}▸<p>{% else %}\n▸<div>{% endif %}', 'between tags of the template'],
  ['{#\n<p>\n#}▸<p>', 'after a comment of the template'],
  ['{{ "<p>" }}\n{% set a = "<b>" %}▸<p>', 'after values that look like elements'],
  ['<!--\n<p>\n-->\n▸<p>', 'after an HTML comment'],
  [
    '▸<h2{{ x | at }}>{% if a %}▸<i{% if b %} class="c"{% endif %}>',
    'a tag of the template right behind the name',
  ],
  ['<!DOCTYPE html>\n▸<html>\n▸<br/>▸<h1>数</h1> ▸<svg viewBox="0 0 1 1">', 'other elements'],
  ['1 < 2 <3 </p> ▸<p>', 'signs that are no elements'],
  ['\n\n\n  ▸<p>\n\n▸<p>\n▸<p>', 'empty lines'],
])('%j: %s', (template) => {
  const { text, places } = marked(template);
  expect(placesIn(traceTemplate(text, 'a.njk'))).toEqual(places);
});

test('Nothing else of the template is changed', () => {
  const template = '{# a #}<p class="x">{{ y }}<br/>\n<!-- <b> -->';
  const traced = traceTemplate(template, 'a.njk');
  expect(traced).toContain(`<p ${TRACE_TAG}="a.njk:1:8" class="x">`);
  expect(traced.replaceAll(/ data-tc-tag="[^"]*"/g, '')).toBe(template);
});
