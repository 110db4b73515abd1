import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layoutsFolder } from '../../scripts/pages/folders.ts';
import { openProject } from '../../scripts/pages/open-project.ts';
import { readRendering } from '../../scripts/pages/read-built-page.ts';
import { createRenderer } from '../../scripts/pages/renderer.ts';
import { readHtml } from '../../scripts/text/html/read-html.ts';
import { site } from '../support/fixture.ts';

const sites = [site('clean'), site('two-languages'), join(import.meta.dirname, '../../content')];

test.each(sites)('A page that is read by its pieces is read as it was written: %s', (folder) => {
  const project = openProject(folder);
  const { plan } = project;
  const place = { file: '', line: 1, column: 1 };
  expect(plan.pages.length).toBeGreaterThan(3);
  for (const planned of plan.pages) {
    const shown = project.show(planned);
    const whole = readHtml(shown.rendering.html, { origin: plan.operator.site.url, placeOf: () => place });
    const pieces = readRendering(shown, plan);
    expect(pieces.links.map(({ href }) => href).sort()).toEqual(whole.links.map(({ href }) => href).sort());
    expect(pieces.anchors.map(({ id }) => id).sort()).toEqual(whole.anchors.map(({ id }) => id).sort());
    expect(pieces.headings.map(({ level, id }) => [level, id])).toEqual(
      whole.headings.map(({ level, id }) => [level, id]),
    );
    expect(pieces.images.map(({ src }) => src)).toEqual(whole.images.map(({ src }) => src));
  }
});

test.each(sites)(
  'What is rendered once is the same on every page, were it rendered for each: %s',
  (folder) => {
    const project = openProject(folder);
    const { plan, assets } = project;
    for (const planned of plan.pages) {
      const alone = createRenderer(plan, { layouts: layoutsFolder, assets, trace: false });
      const { text, rendering } = project.show(planned);
      expect(rendering.html).toBe(alone(planned.template, planned.data, text).html);
    }
  },
);
