import { join } from 'node:path';
import { launchBrowser } from '../../support/browser.ts';
import { askInBrowser, questions } from '../../support/search-questions.ts';
import { serveFolder } from '../../support/serve.ts';
import { buildOwnContent } from '../contenders/ours.ts';
import { atMost, fixed, type Measurement } from '../measurement.ts';

/** How well a browser finds the answers to readers' questions on the site of this repository. */
export const search: Measurement = {
  name: 'search',
  explains:
    'The questions of test/fixtures/questions.yaml, asked in a browser: how many, answered first, among the first three.',
  once: true,
  async *run(round) {
    // Each run finds the same.
    if (round.number > 1) return;
    const site = join(round.ground.folder, 'own-site');
    await round.measure('a build of our own content', buildOwnContent(site));
    const [served, browser] = await Promise.all([serveFolder(site), launchBrowser()]);
    try {
      const page = await browser.newPage();
      for (const code of Object.keys(questions)) {
        await page.goto(`${served.origin}/${code}/`);
        const { missed: _, ...answers } = await askInBrowser(page, code);
        yield [code, answers];
      }
    } finally {
      await browser.close();
      await served.close();
    }
  },
  columns: () => [
    atMost('questions', ({ questions }) => fixed(questions, 0)),
    atMost('first', ({ first }) => fixed(first, 0)),
    atMost('first three', ({ among }) => fixed(among, 0)),
    atMost('ms a question', ({ wall = 0 }) => fixed(wall * 1000, 1)),
  ],
};
