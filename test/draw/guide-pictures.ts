import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { generatorRoot } from '../../scripts/folders.ts';
import { atTerminal } from '../support/at-terminal.ts';
import { type GuideSection, guideSections, makeAsGuided, writeGuideFile } from '../support/guide.ts';
import { screenHtml } from './terminal-screen.ts';

const PICTURES = join(generatorRoot, 'scripts/manual/downloads');
/** As wide as a reader's column shows it sharp, and no larger in bytes than it needs to be. */
const VIEW = { width: 1000, height: 600 };
const PAGE = 'privacy/support-tickets';

/**
 * Follows the guide for editors on a copy of the content, with the real desk, and takes its pictures.
 * @param day `YYYY-MM-DD`, on which drafts are begun
 * @param tell is given what was drawn, a line each
 */
export async function drawGuide(browser: Browser, day: string, tell: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  try {
    const content = join(folder, 'content');
    cpSync(join(generatorRoot, 'content'), content, { recursive: true });
    await drawFiles(browser, folder);
    const desk = await startDesk(folder);
    const context = await browser.newContext({ viewport: VIEW });
    try {
      await follow(await context.newPage(), { desk, content, folder, day, tell });
    } finally {
      await context.close();
      await desk.end();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Journey {
  readonly desk: { readonly url: string };
  readonly content: string;
  readonly folder: string;
  readonly day: string;
  readonly tell: (line: string) => void;
}

async function follow(page: Page, { desk, content, folder, day, tell }: Journey): Promise<void> {
  const sections = new Map(guideSections().map((section) => [section.id, section]));
  const part = (id: string): GuideSection => sections.get(id) ?? missing(id);
  const draw = async (id: string): Promise<void> => tell(await takePicture(page, `guide-${id}.webp`));
  const change = (language: string, from: string, to: string): void => {
    const file = join(content, `${language}/${PAGE}.md`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  await page.goto(`${desk.url}en/privacy/data-retention/`);
  await draw('start');
  tell(await drawTerminal(page, part('new'), folder));
  await see(page, `${desk.url}en/${PAGE}/`, 'text=Draft: readers do not see it');
  await page.locator('.desk-here summary').click();
  await draw('new');
  await makeAsGuided(part('source'), content, day, folder);
  await makeAsGuided(part('files'), content, day, folder);
  writeGuideFile(part('translate'), content);
  writeGuideFile(part('write'), content);
  await see(page, `${desk.url}en/${PAGE}/`, 'text=Did you mean');
  await page.evaluate(() => document.querySelector('#how-long')?.scrollIntoView());
  await draw('mend');
  change('en', 'data-retenton.md', 'data-retention.md');
  for (const language of ['en', 'zh']) change(language, 'draft: true\n', '');
  await see(page, `${desk.url}en/${PAGE}/`, `a[href="/zh/${PAGE}/"]`);
  // As readers see it.
  await page.setViewportSize({ width: VIEW.width, height: 860 });
  await page.evaluate(() => {
    document.querySelector('.desk')?.remove();
    scrollTo(0, 0);
  });
  await draw('done');
}

/** Runs the command of a section at a terminal, answers as the guide does, and takes a picture of what stands there then. */
async function drawTerminal(
  page: Page,
  { commands: [command = []], answers }: GuideSection,
  folder: string,
): Promise<string> {
  const [name = '', , ...words] = command;
  const { code, shown } = await atTerminal([name, '--content', 'content', ...words], answers, folder);
  if (code !== 0) throw new CannotRun(`\`npm run ${name}\` ended with ${code}`);
  const other = await page.context().newPage();
  const style = `body { background: #16181d; margin: 0; } pre { box-sizing: border-box; color: #e8eaed;
    display: inline-block; font: 15px/1.45 monospace; margin: 0; min-inline-size: ${VIEW.width}px; padding: 20px 24px; }`;
  const typed = `$ npm run ${[name, '--', ...words].join(' ')}\n`;
  await other.setContent(
    `<!DOCTYPE html><style>${style}</style><pre>${typed}${screenHtml(shown).trimEnd()}</pre>`,
  );
  const bytes = await asWebp(page, await other.locator('pre').screenshot());
  await other.close();
  writeFileSync(join(PICTURES, 'guide-terminal.webp'), bytes);
  return `guide-terminal.webp, ${Math.ceil(bytes.length / 1000)} kB`;
}

function missing(id: string): never {
  throw new CannotRun(`the guide has no section \`${id}\``);
}

/** Opens a page, and waits until the desk, which loads it anew by itself, shows something on it. */
async function see(page: Page, url: string, what: string): Promise<void> {
  if (page.url() !== url) await page.goto(url);
  await page.locator(what).first().waitFor();
}

async function takePicture(page: Page, name: string): Promise<string> {
  await page.evaluate(() => document.fonts.ready);
  const bytes = await asWebp(page, await page.screenshot());
  writeFileSync(join(PICTURES, name), bytes);
  return `${name}, ${Math.ceil(bytes.length / 1000)} kB`;
}

/** A third of the bytes of a PNG. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const other = await page.context().newPage();
  await other.setContent(`<img src="data:image/png;base64,${png.toString('base64')}">`);
  const url = await other.evaluate(() => {
    const image = document.images[0] as HTMLImageElement;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.8);
  });
  await other.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** The picture and the form that the guide brings along. */
async function drawFiles(browser: Browser, folder: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 900, height: 200 } });
  const steps = ['Opened', 'Answered', 'Closed', 'Deleted after 24 months'].map((step) => `<li>${step}</li>`);
  const style = `ol { display: flex; gap: 24px; list-style: none; margin: 60px 24px; padding: 0; }
    li { background: #e3efe9; border: 2px solid #14483a; border-radius: 8px; flex: 1; font: 20px sans-serif; padding: 20px; }`;
  await page.setContent(`<!DOCTYPE html><style>${style}</style><ol>${steps.join('')}</ol>`);
  writeFileSync(join(folder, 'Life of a ticket.png'), await page.screenshot());
  writeFileSync(join(folder, 'Ticket copy form.pdf'), await page.pdf());
  await page.close();
}

/** The desk as `npm start` shows it, of the content in a folder. @throws CannotRun where it does not start */
function startDesk(folder: string): Promise<{ url: string; end: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(generatorRoot, 'scripts/trust-center.cjs'), 'start'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const end = (): Promise<void> => {
    child.kill();
    return closed;
  };
  let said = '';
  return new Promise((resolve, reject) => {
    child.on('close', () => reject(new CannotRun('the desk did not start')));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, url] = /The site is at (\S+)/.exec(said) ?? [];
      // Our browsers know no names.
      if (url !== undefined) resolve({ url: url.replace('localhost', '127.0.0.1'), end });
    });
  });
}
