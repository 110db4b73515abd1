import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '../support/fixture.ts';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';

const PAGE = `<!DOCTYPE html>
<html lang="en">
<title>What must not be</title>
<link rel="stylesheet" href="/style.css">
<main>
<h1>Faults</h1>
<p class="faint">Hard to read.</p>
<p style="color: red">A style of its own.</p>
<img src="/missing.png">
<img src="https://example.com/other-host.png" alt="">
</main>
<script>document.title = 'inline';</script>
<script src="/faults.js"></script>
`;
const STYLE = '.faint { color: #aaa; background: #fff; }\n';
const SCRIPT =
  "console.warn('a warning');\nconsole.error('an error');\nthrow new Error('nobody caught this');\n";

const { visit } = openSite(() => {
  const folder = newFolder();
  mkdirSync(join(folder, 'faulty'));
  writeFileSync(join(folder, 'faulty/index.html'), PAGE);
  writeFileSync(join(folder, 'style.css'), STYLE);
  writeFileSync(join(folder, 'faults.js'), SCRIPT);
  return folder;
});

it('what the other tests look for is noticed', async () => {
  await visit('/faulty/', {}, async ({ page, faults, origin }) => {
    expect([...faults].sort()).toEqual([
      expect.stringMatching(/^console error: Applying inline style violates .* Content Security Policy/),
      expect.stringMatching(/^console error: Executing inline script violates .* Content Security Policy/),
      expect.stringMatching(/^console error: Failed to load resource: .* 404/),
      expect.stringMatching(/^console error: Loading the image .* violates .* Content Security Policy/),
      'console error: an error',
      'console warning: a warning',
      'failed: https://example.com/other-host.png (csp)',
      'request off the host: https://example.com/other-host.png',
      `status 404: ${origin}/missing.png`,
      'uncaught: nobody caught this',
    ]);
    expect((await runAxe(page)).map((fault) => fault.split(':', 1)[0])).toEqual([
      'color-contrast at .faint',
      expect.stringMatching(/^image-alt at img/),
    ]);
  });
});

it('what only a style sheet or a script has to say is noticed without JavaScript as well', async () => {
  await visit('/faulty/', { javaScript: false }, async ({ faults, origin }) => {
    expect(faults).toContain(`status 404: ${origin}/missing.png`);
    expect(faults).toContain('request off the host: https://example.com/other-host.png');
    expect(faults).not.toContain('console error: an error');
  });
});
