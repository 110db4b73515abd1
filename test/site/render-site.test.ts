import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProject } from '../../scripts/site/open-project.ts';
import { renderSite } from '../../scripts/site/render-site.ts';
import { filesOf, newFolder, site } from '../support/fixture.ts';

test('Eleventy writes every page that is due as the project renders it, and no other', async () => {
  const project = openProject(site('clean'));
  const [last, ...due] = project.plan.pages;
  project.due = due;
  const output = newFolder();
  await renderSite(project, output);
  const files = filesOf(output);
  expect(due.length).toBeGreaterThan(3);
  for (const planned of due)
    expect(Buffer.from(files[planned.outputPath] ?? '', 'latin1').toString()).toBe(
      project.show(planned).rendering.html,
    );
  expect(existsSync(join(output, last?.outputPath ?? ''))).toBe(false);
});
