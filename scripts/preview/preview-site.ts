import { hash } from 'node:crypto';
import { CannotRun } from '../cannot-run.ts';
import { checkSite } from '../publish/build-site.ts';
import type { Examined } from '../publish/examine.ts';
import type { Answer } from '../publish/hosts/local-server.ts';
import type { SiteMemory } from '../publish/memory.ts';
import { type Report, reportOf } from '../report/report.ts';
import { TRANSLATIONS_PATH } from '../site/translations.ts';
import { deskPage } from './desk-page.ts';
import { type EditorLink, editorLink } from './editor-link.ts';
import { answerFrom, htmlAnswer, type Shown, shownSite } from './shown-site.ts';

/** The site as `npm start` shows it: in memory, its problems on the pages that have them. */
export interface PreviewSite {
  readonly report: Report;
  /** Why nothing can be shown at all, in a line. */
  readonly failure?: string;
  /** What the next time may know of this one. */
  readonly memory: SiteMemory | undefined;
  /** Tells one state of its sources, and of what is told of them, from another. */
  readonly key: string;
  readonly answer: (path: string) => Answer;
}

/**
 * Checks a site, and shows it as far as it can be shown; pages are rendered when they are asked for. Never throws: what
 * goes wrong is shown instead, until the next change.
 * @param examineSite is given what is known of the site from the last time
 * @param editor how places are opened
 */
export function previewSite(
  examineSite: (last?: SiteMemory) => Examined,
  last?: PreviewSite,
  editor: EditorLink = editorLink(),
): PreviewSite {
  try {
    const examined: Examined = { ...examineSite(last?.memory), isBeingWritten: true };
    const { report: found, memory } = checkSite(examined);
    const report = whileWriting(found);
    const shown = shownSite(examined, report, editor);
    return { report, memory, key: keyOf(examined, report), answer: (path) => safely(shown, path) };
  } catch (error) {
    const failure = lineOf(error);
    const report = reportOf([], { pages: 0, links: 0, anchors: 0 });
    return {
      report,
      failure,
      memory: last?.memory,
      key: failure,
      answer: () => htmlAnswer(500, deskPage(failure, [])),
    };
  }
}

function safely(shown: Shown, path: string): Answer {
  try {
    return answerFrom(shown, path);
  } catch (error) {
    // A file that went away a moment ago, or a layout that cannot be rendered.
    return htmlAnswer(500, deskPage(lineOf(error), []));
  }
}

function keyOf({ surroundings, content, files }: Examined, report: Report): string {
  const topics = content.topics.map(({ path, hash: of }) => `${path} ${of}`);
  // The record of translations is no part of the surroundings.
  const record = files.data.find(({ path }) => path === TRANSLATIONS_PATH)?.text ?? '';
  return hash('sha1', [surroundings, ...topics, record, JSON.stringify(report)].join('\0'), 'base64');
}

/** What is written is not published yet: that it is not recorded is no news. */
function whileWriting({ problems, summary }: Report): Report {
  const kept = problems.filter(({ code }) => code !== 'unrecorded');
  const warnings = summary.warnings - (problems.length - kept.length);
  return { problems: kept, summary: { ...summary, warnings } };
}

function lineOf(error: unknown): string {
  return error instanceof CannotRun
    ? error.message
    : `a fault of the generator itself: ${(error as Error).message}`;
}
