import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { contentOption, defineCommand, runCommand } from '../../scripts/cli/command-line.ts';
import { today } from '../../scripts/cli/today.ts';
import { launchBrowser } from '../../scripts/edit/pdf/browser.ts';
import { assetsFolder } from '../../scripts/folders.ts';
import { openProject, type SiteProject } from '../../scripts/pages/site-project.ts';
import { drawGuide } from './guide-pictures.ts';
import { iconPage, sharePage } from './pictures.ts';

/** The icons, by their names: how large each is, and how much of it the mark takes. */
const ICONS = {
  'icon-180': { size: 180, share: 1 },
  'icon-192': { size: 192, share: 1 },
  'icon-512': { size: 512, share: 1 },
  // Any shape may be cut out of it that leaves a circle of four fifths.
  'icon-maskable': { size: 512, share: 0.68 },
};

export const command = defineCommand({
  name: 'draw',
  does: 'Draws the image of each language that shows where a page is shared, and the icons of the mark, with a browser and the fonts of this machine.',
  options: {
    ...contentOption,
    guide: { help: 'draw the pictures of the guide for editors in the manual instead' },
  },
  async act({ content = 'content', guide: isGuide }) {
    const project = openProject(content, today(content));
    const browser = await launchBrowser();
    try {
      if (isGuide) {
        await drawGuide(browser, today(content), (line) => process.stdout.write(`${line}\n`));
        return 0;
      }
      await drawShareImages(browser, project, join(content, 'images'));
      await drawIcons(browser, content);
    } finally {
      await browser.close();
    }
    return 0;
  },
});

async function drawShareImages(
  browser: Browser,
  { plan, assets }: SiteProject,
  folder: string,
): Promise<void> {
  for (const { inLanguage } of plan.sources) {
    const { language, words, texts } = inLanguage;
    const name = words.get('site_name') ?? '';
    const scope = texts.scope ?? '';
    const notice = plan.operator.notice === '' ? '' : (texts.notice ?? '');
    const html = sharePage({ language, name, scope, notice, mark: textOf(assets, 'images/mark.svg') });
    await draw(browser, html, { width: 1200, height: 630 }, join(folder, `share-${language.code}.png`));
  }
}

/** Draws the icons beside the mark that they show: that of the content, or ours. */
async function drawIcons(browser: Browser, content: string): Promise<void> {
  const [own, ours] = [join(content, 'images'), join(assetsFolder, 'images')];
  const folder = existsSync(join(own, 'mark.svg')) ? own : ours;
  const mark = readFileSync(join(folder, 'mark.svg'), 'utf8');
  for (const [name, { size, share }] of Object.entries(ICONS))
    await draw(browser, iconPage(mark, share), { width: size, height: size }, join(folder, `${name}.png`));
}

async function draw(
  browser: Browser,
  html: string,
  viewport: { width: number; height: number },
  file: string,
): Promise<void> {
  const page = await browser.newPage({ viewport });
  await page.setContent(html);
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(join(file, '..'), { recursive: true });
  const bytes = await page.screenshot();
  await page.close();
  writeFileSync(file, bytes);
  process.stdout.write(
    `${file} ${viewport.width}×${viewport.height}, ${Math.ceil(bytes.length / 1000)} kB\n`,
  );
}

function textOf(assets: SiteProject['assets'], path: string): string {
  const asset = assets.get(path);
  if (!asset) throw new CannotRun(`assets/${path} does not exist`);
  return Buffer.from(asset.content).toString();
}

if (import.meta.main) await runCommand(command);
