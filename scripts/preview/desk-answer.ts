import { readFileSync } from 'node:fs';
import { tried } from '../cannot-run.ts';
import { EXPLANATIONS } from '../cli/explain.ts';
import type { Code } from '../problem.ts';
import { codes } from '../report/codes.ts';
import { withExcerpts } from '../report/excerpt.ts';
import { explanationOf } from '../report/explanations.ts';
import { inMarkup } from '../report/printable.ts';
import type { Report, ReportedProblem } from '../report/report.ts';
import { withBase } from '../site/addresses.ts';
import type { Site } from '../site/site.ts';
import { deskPage, listPage, MOST_LISTED, wayToList } from './desk-page.ts';
import type { EditorLink } from './editor-link.ts';
import { DESK } from './problem-html.ts';
import { rootsFirst } from './root-causes.ts';

/** What the pages of the desk are made of. */
interface Desk {
  readonly content: Site;
  readonly report: Report;
  readonly editor: EditorLink;
}

/** A page of the desk itself: the list of what is wrong, or what a code means. */
export function deskAnswer(path: string, { content, report, editor }: Desk): [status: number, html: string] {
  const code = path.slice(DESK.length);
  if (code !== '') return Object.hasOwn(codes, code) ? [200, codePage(code as Code)] : [404, noPage(path)];
  const addresses = new Map(content.topics.map(({ file, address }) => [file, address]));
  const hrefOf = (address: string): string => withBase(address, content.base);
  const pageOf = ({ page, file }: ReportedProblem): string | undefined => {
    const address = page ?? addresses.get(file);
    return address === undefined ? undefined : hrefOf(address);
  };
  // Of a site in which nothing is right, not every file is read.
  const causes = rootsFirst(report.problems, content).slice(0, 2 * MOST_LISTED);
  const shown = new Set(causes.map(({ first }) => first));
  const told = withExcerpts(report, (file) => tried(() => readFileSync(file, 'utf8')), shown);
  return [200, listPage({ report: told, topics: content.topics, hrefOf, pageOf, editor, content })];
}

function codePage(code: Code): string {
  const text = explanationOf(code, readFileSync(EXPLANATIONS, 'utf8'));
  const [, , ...lines] = text.split('\n');
  const said = lines.map((line) => line.trim()).filter(Boolean);
  return deskPage(code, [...said.map((line) => `<p>${inMarkup(line)}</p>`), wayToList]);
}

function noPage(path: string): string {
  return deskPage(`The desk has no page ${path}`, []);
}
