import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { inLayouts, renderSite } from '../../scripts/pages/render-site.ts';
import { openProject } from '../../scripts/pages/site-project.ts';
import { filesOf, newFolder, site, someDay } from '../support/fixture.ts';

test('Eleventy writes every page that is due as the project renders it, and no other', async () => {
  const project = openProject(site('clean'), someDay);
  const [last, ...due] = project.plan.pages;
  project.due = due;
  const output = newFolder();
  await renderSite(project, output);
  const files = filesOf(output);
  expect(due.length).toBeGreaterThan(3);
  for (const planned of due)
    expect(Buffer.from(files[planned.outputPath] ?? '', 'latin1').toString()).toBe(
      project.show(planned).html,
    );
  expect(existsSync(join(output, last?.outputPath ?? ''))).toBe(false);
});

test('What is no fault of a layout is not told as one, however it was wrapped', () => {
  const gone = new CannotRun('`en/x.md` went away while it was being read');
  const wrapped = new Error('outer', { cause: Object.assign(new Error('inner'), { originalError: gone }) });
  const fail = (): never => {
    throw wrapped;
  };
  expect(() => inLayouts(fail)).toThrow(gone);
});
