import { expect, test } from 'vitest';
import { SiteProject } from '../../scripts/pages/site-project.ts';
import { builtGraph, FrameCheck } from '../../scripts/publish/check-frames.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { site, someDay } from '../support/fixture.ts';
import { told } from '../support/told.ts';

/** What is told of a site whose layouts have this style sheet, which imports another. */
function toldOf(css: string, imported = ''): string[] {
  const { project } = examineSources(site('clean'), someDay);
  if (!project) throw new Error('the fixture cannot be planned');
  const sheets = [
    { path: 'css/site.css', file: 'assets/css/site.css', css },
    { path: 'css/a.css', file: 'assets/css/a.css', css: imported },
  ];
  const sheet = { address: '/assets/css/site.12345678.css', content: Buffer.from(css), sheets };
  const assets = new Map([['css/site.css', sheet]]);
  const other = new SiteProject(project.content, project.plan, assets);
  return told([...new FrameCheck(other, builtGraph(other)).problems()], '/nowhere');
}

test('What a style sheet asks for is told where it was written, in the sheet that asks', () => {
  expect(toldOf('p { color: red }')).toEqual([]);
  expect(toldOf('a { background: url(../../downloads/report.pdf) }')).toEqual([]);
  expect(toldOf('a { }\nb { background: url(x.png) }', '\n\n c { src: url("/y.woff2") }')).toEqual([
    'assets/css/site.css:2:21 missing-page x.png',
    'assets/css/a.css:3:16 missing-page /y.woff2',
  ]);
});
