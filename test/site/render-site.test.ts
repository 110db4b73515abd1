import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examineSources } from '../../scripts/cli/examine.ts';
import { renderSite } from '../../scripts/site/render-site.ts';
import type { SiteProject } from '../../scripts/site/site-project.ts';
import { filesOf, newFolder, site } from '../support/fixture.ts';

const project = examineSources(site('clean')).project as SiteProject;

test('Eleventy renders every planned page, and writes nothing where it is given no folder', async () => {
  const pages = await renderSite(project);
  expect(pages.map(({ planned }) => planned.address).sort()).toEqual(
    project.plan.pages.map(({ address }) => address).sort(),
  );
  for (const { html } of pages) expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en"[\s\S]*<\/html>\s*$/);
});

test('What it writes is what it gives', async () => {
  const output = newFolder();
  const pages = await renderSite(project, output);
  const files = filesOf(output);
  for (const { planned, html } of pages)
    expect(Buffer.from(files[planned.outputPath] ?? '', 'latin1').toString()).toBe(html);
  for (const { address } of project.assets.values()) expect(existsSync(join(output, address))).toBe(true);
  expect(files['downloads/report.pdf']).toContain('%PDF');
});
