import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun, tried } from '../../cannot-run.ts';
import { writeText } from '../../files.ts';
import type { SiteProject } from '../../pages/site-project.ts';
import { type WholePrint, wholePrint } from '../../pages/whole-print.ts';
import { arePublishable, examineSources } from '../../publish/examine.ts';
import { hearSignals } from '../../signals.ts';
import { pdfOf } from '../../site/gathered-pages.ts';
import { launchBrowser } from './browser.ts';
import { finishPdf } from './finish-pdf.ts';
import { printPage } from './print-page.ts';

/** A PDF to be made. */
interface Order {
  readonly print: WholePrint;
  /** Below the content folder. */
  readonly path: string;
  /** Of the page that is printed, with scheme and host. */
  readonly url: string;
}

/**
 * Makes the PDF of the page that holds all others, of each language. All are made before one is written.
 * @param content the content folder, absolute
 * @param day `YYYY-MM-DD`
 * @returns the exit code
 * @throws CannotRun where there is nothing to print, nothing to print it with, or a file cannot be written
 */
export async function makePdfs(content: string, day: string): Promise<number> {
  const examined = examineSources(content, day);
  const { project } = examined;
  if (!project || !arePublishable(examined)) {
    process.stderr.write('pdf: there are errors, so nothing was made: `npm run check` tells them\n');
    return 1;
  }
  const orders = ordersFor(project, content);
  const stopped = (): string => 'pdf: stopped, and nothing was written\n';
  const pdfs = await hearSignals(stopped, () => printAll(orders, project));
  for (const [index, { path }] of orders.entries()) {
    const [file, bytes] = [join(content, path), Buffer.from(pdfs[index] ?? [])];
    const isSame = tried(() => readFileSync(file))?.equals(bytes) === true;
    if (!isSame) writeText(file, bytes);
    const size = `${Math.ceil(bytes.length / 1000).toLocaleString('en')} kB`;
    process.stdout.write(`${project.content.folder}/${path} ${size}${isSame ? ', as it was' : ''}\n`);
  }
  return 0;
}

/** @throws CannotRun where there is nothing to print, or somebody else's file stands in the place of a PDF */
function ordersFor(project: SiteProject, content: string): Order[] {
  const { plan, content: site } = project;
  const orders = site.gathered.flatMap((page): Order[] => {
    const planned = plan.pages.find(({ address }) => address === page.address);
    const print = planned && wholePrint(planned, project.textOf(planned), project);
    const address = pdfOf(page);
    if (!print || address === undefined) return [];
    const path = address.slice(1);
    if (existsSync(join(content, path)) && site.downloads.get(address)?.document?.madeFrom === undefined)
      throw new CannotRun(
        `\`${site.folder}/${path}\` was not made by this command: give it another name first`,
      );
    return [{ print, path, url: plan.operator.site.url + planned.data.page.address }];
  });
  if (orders.length > 0) return orders;
  throw new CannotRun(
    'this site has no page that holds all others: `site.one_page: true` in _data/operator.yaml makes one',
  );
}

async function printAll(orders: readonly Order[], { plan, assets }: SiteProject): Promise<Uint8Array[]> {
  const browser = await launchBrowser();
  try {
    const pdfs: Uint8Array[] = [];
    const { url: host, base } = plan.operator.site;
    for (const { print, url } of orders) {
      const printed = await printPage(browser, print, { url, assets, root: host + base });
      pdfs.push(await finishPdf(printed, print));
    }
    return pdfs;
  } finally {
    await browser.close();
  }
}
