import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layoutsFolder } from '../../scripts/folders.ts';
import { textOf } from '../../scripts/pages/page-text.ts';
import { readFrame, readPart } from '../../scripts/pages/read-frame.ts';
import { createRenderer } from '../../scripts/pages/renderer.ts';
import type { PlannedPage } from '../../scripts/pages/site-plan.ts';
import { frameText, openProject } from '../../scripts/pages/site-project.ts';
import { readHtml } from '../../scripts/text/html/read-html.ts';
import { site, someDay } from '../support/fixture.ts';

const sites = [site('clean'), site('two-languages'), join(import.meta.dirname, '../../content')];

/** What stands on the page that holds all others is read on each of them. */
const isOfOneText = ({ topic, whole }: PlannedPage): boolean => topic !== undefined || whole === undefined;

test.each(sites)('A page that is read by its pieces is read as it was written: %s', (folder) => {
  const project = openProject(folder, someDay);
  const { plan } = project;
  const place = { file: '', line: 1, column: 1 };
  const origin = plan.operator.site.url;
  expect(plan.pages.length).toBeGreaterThan(3);
  for (const planned of plan.pages.filter(isOfOneText)) {
    const own = planned.own?.().text;
    const rendering = project.show(planned, own);
    const whole = readHtml(rendering.html, { origin, placeOf: () => place });
    const frame = readFrame(rendering, frameText(planned), (part) => readPart(part, origin), origin);
    const parts = rendering.pieces.flatMap((piece) =>
      typeof piece === 'object' ? readPart(piece, origin) : [],
    );
    const inText =
      planned.topic?.again().links ?? readHtml(own?.html ?? '', { origin, placeOf: () => place }).links;
    const shown = inText.filter(({ element }) => element === 'img').map(({ href }) => ({ src: href }));
    const marks = rendering.marked.map((href) => ({ href }));
    const links = [...frame.links, ...parts.flatMap((part) => part.links), ...inText, ...marks];
    const images = [...frame.images, ...parts.flatMap((part) => part.images), ...shown];
    expect(links.map(({ href }) => href).sort()).toEqual(whole.links.map(({ href }) => href).sort());
    expect(frame.anchors.map(({ id }) => id).sort()).toEqual(whole.anchors.map(({ id }) => id).sort());
    expect(frame.headings.map(({ level, id }) => [level, id])).toEqual(
      whole.headings.map(({ level, id }) => [level, id]),
    );
    expect(images.map(({ src }) => src).sort()).toEqual(whole.images.map(({ src }) => src).sort());
  }
});

test.each(sites)(
  'What is rendered once is the same on every page, were it rendered for each: %s',
  (folder) => {
    const project = openProject(folder, someDay);
    const { plan, assets } = project;
    for (const planned of plan.pages.filter(isOfOneText)) {
      const alone = createRenderer(plan, { layouts: layoutsFolder, assets, trace: false });
      const text = planned.topic ? textOf(planned.topic) : planned.own?.().text;
      expect(project.show(planned, text).html).toBe(alone(planned.template, planned.data, text).html);
    }
  },
);
