import { hash } from 'node:crypto';
import { pdfOf } from '../site/gathered-pages.ts';
import { isOf, type OwnNode, ownTree } from '../text/html/own-tree.ts';
import { toMarkdown } from '../text/html/to-markdown.ts';
import type { PageText } from './page-text.ts';
import type { PlannedPage } from './site-plan.ts';
import type { SiteProject } from './site-project.ts';
import { hrefOf } from './view-source.ts';

/** The page that holds all others of a language, as it is printed into a PDF. */
export interface WholePrint {
  /** The page, which tells nothing of the PDF itself, nor of those of other languages. */
  readonly html: string;
  readonly title: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  /** The last on which one of its texts was reviewed, `YYYY-MM-DD`. */
  readonly day: string;
  /** Tells what its readers read. */
  readonly madeFrom: string;
}

/** Works out what is printed of the page that holds all others. @param text its own */
export function wholePrint(
  planned: PlannedPage,
  text: PageText | undefined,
  project: SiteProject,
): WholePrint | undefined {
  const { whole } = planned;
  if (!whole || planned.topic) return undefined;
  const { data } = planned;
  const { language, nameWithScope, notice } = data.site;
  const html = withoutFacts(project.kept(planned, text, data), pdfsOf(planned, project));
  const topics = whole.tree.topics.map(({ matter }) => matter);
  const about = {
    title: nameWithScope,
    author: whole.tree.topics.find(({ address }) => address === `/${language.code}/`)?.matter.owner ?? '',
    language: language.tag,
    day:
      topics
        .map(({ reviewed }) => reviewed)
        .sort()
        .at(-1) ?? '',
  };
  const madeFrom = hash('sha256', [...Object.values(about), notice, saidIn(html)].join('\n'), 'hex');
  return { html, ...about, madeFrom };
}

/** The addresses of these PDFs, as pages link to them. */
function pdfsOf({ whole }: PlannedPage, { content }: SiteProject): ReadonlySet<string> {
  return new Set(
    content.gathered.flatMap((page) => (whole && pdfOf(page) ? hrefOf(pdfOf(page) ?? '', whole) : [])),
  );
}

/** A link with what is told of the file that it leads to; in HTML of ours no quote stands as itself. */
const LINK_TO_FILE =
  /(<a href="([^"]*)"[^>]*>(?:(?!<\/a>).)*?)\s?<span class="file-facts">[^<]*<\/span>(?=<\/a>)/gs;

function withoutFacts(html: string, hrefs: ReadonlySet<string>): string {
  return html.replace(LINK_TO_FILE, (all, link, href) => (hrefs.has(href) ? link : all));
}

/** What its readers read of a page: how layouts wrap it, and how it looks, does not count. */
function saidIn(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'));
  return toMarkdown(ownTree(`${main}</main>`).flatMap(asInText), { absolute: (href) => href });
}

const NOT_PRINTED = ['breadcrumbs', 'whole-files', 'checksums'];
/** What texts of ours have no name for, and layouts put around them. */
const AROUND = new Set(['main', 'nav', 'article', 'section']);

function asInText(node: OwnNode): OwnNode[] {
  if (typeof node === 'string') return [node];
  if (NOT_PRINTED.some((name) => isOf(node, name))) return [];
  const tag = AROUND.has(node.tag) ? 'div' : node.tag;
  return [{ ...node, tag, children: node.children.flatMap(asInText) }];
}
