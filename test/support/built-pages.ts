import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Parser } from 'htmlparser2';
import { inject } from 'vitest';
import { isFull, sample } from './full.ts';

/** A page of the built site, as it lies in the folder. */
export interface BuiltPage {
  /** Below the server's root, with `/` for `index.html`. */
  readonly address: string;
  readonly file: string;
  readonly html: string;
}

/** The folder of the built site. */
export function builtSite(): string {
  const folder: string | undefined = inject('builtSite');
  if (folder) return folder;
  throw new Error('no site was built: the vitest config must name test/support/built-site.ts as globalSetup');
}

/** Every page of the built site that readers stay on, found from the folder itself. */
export function builtPages(): BuiltPage[] {
  return allPages().filter((page) => !leadsOn(page));
}

/** What layouts make of a page: the home page, the one of a section, of a topic, of what is missing, of what is gathered or changed, of all, of a version, and of the list of these; without its language. */
export function kindOfPage(address: string): string {
  const [, path = ''] = /^\/(?:[a-z]{2}\/)?(.*)$/.exec(address) ?? [];
  if (path === '') return 'home';
  if (path === '404.html') return 'missing';
  if (path === 'not-published/') return 'gathered';
  if (path === 'all/') return 'whole';
  if (path === 'what-changed/') return 'news';
  if (/(?:^|\/)versions\/$/.test(path)) return 'versions';
  if (/(?:^|\/)\d{4}-\d\d-\d\d(?:-\d+)?\/$/.test(path)) return 'version';
  return path.split('/').length > 2 ? 'topic' : 'section';
}

/** The language of a page, by its address; that of the pages outside of all folders is the default one. */
export function languageOfPage(address: string): string {
  return /^\/([a-z]{2})\//.exec(address)?.[1] ?? 'default';
}

/** For what layouts decide, and not words: in a full run every page, else a page of each kind, in turns of the languages. */
export function pagesOfEachKind(): readonly BuiltPage[] {
  return sample(builtPages(), ({ address }) => kindOfPage(address));
}

/** As `pagesOfEachKind`; a sample has these kinds alone, where what is tested is the same on others. */
export function pagesOfKinds(...kinds: readonly string[]): readonly BuiltPage[] {
  return pagesOfEachKind().filter(({ address }) => isFull || kinds.includes(kindOfPage(address)));
}

/** Every page at an old address, which leads on to where its statements are now. */
export function pagesThatLeadOn(): BuiltPage[] {
  return allPages().filter(leadsOn);
}

function leadsOn({ html }: BuiltPage): boolean {
  return html.includes('class="moved-page"');
}

function allPages(): BuiltPage[] {
  const folder = builtSite();
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .sort()
    .map((path) => {
      const file = join(folder, path);
      const address = `/${path.split(sep).join('/')}`.replace(/\/index\.html$/, '/');
      return { address, file, html: readFileSync(file, 'utf8') };
    });
  if (pages.length === 0) throw new Error(`no pages in ${folder}`);
  return pages;
}

/** Every id of a page, in the order of the text. */
export function idsOf(html: string): string[] {
  const ids: string[] = [];
  const parser = new Parser({ onopentag: (_, { id }) => id !== undefined && ids.push(id) });
  parser.end(html);
  return ids;
}
