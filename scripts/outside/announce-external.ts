import { type Announcement, announce, announceBeside } from '../cli/announce.ts';
import { writeIssue } from '../cli/outputs.ts';
import { type Place, placeText } from '../problem.ts';
import { issueItem, issueItems } from '../report/issue.ts';
import { printable } from '../report/printable.ts';
import { type ExternalReport, statesLine } from './external-report.ts';

/**
 * Tells a report on external addresses: the problems as every command does, then what could not be verified.
 * @param options with the file to write the text of an issue to, which is empty where there is no problem
 * @returns the exit code: 1 where there are errors, 2 where nothing could be verified
 * @throws CannotRun where a file cannot be written
 */
export function announceExternal(
  report: ExternalReport,
  options: Announcement & { readonly issue: string | undefined; readonly content?: string },
): number {
  const code = announce(report, options);
  const { ok, moved, broken, unverifiable } = report.external;
  announceBeside(statesText(report), options.outputs);
  if (unverifiable > 0 && ok + moved + broken === 0) {
    process.stderr.write('check:external: nothing could be verified\n');
    return 2;
  }
  if (options.issue !== undefined) writeIssue(options.issue, issueText(report), options.content);
  return code;
}

function statesText({ external }: ExternalReport): string {
  const { ok, moved, broken, unverifiable, unverified } = external;
  if (ok + moved + broken + unverifiable === 0)
    return 'The sources hold no external address: there is nothing to ask for.\n';
  const blocks = unverified.map(
    (found) =>
      `${printable(placeText(found))}  unverifiable\n  ${printable(found.href)}\n  ${found.message}\n`,
  );
  const list = blocks.length > 0 ? `\n${blocks.join('\n')}\n` : '';
  return `${list}${statesLine(external)}\n`;
}

/** How many characters the items may take together: GitHub takes 65,536 in all. */
const MOST = 60_000;

/**
 * The text of the issue on external links, in Markdown; empty where there is no problem to tell. What editors wrote stands
 * in code alone, so that it mentions nobody, links to nothing and closes no issue.
 */
export function issueText({ problems, external }: ExternalReport): string {
  if (problems.length === 0) return '';
  const mended = problems.map((found) => issueItem(found.code, placeIn(found), found.message));
  const looked = external.unverified.map((found) =>
    issueItem('unverifiable', placeIn(found), `${printable(found.href)}\n${found.message}`),
  );
  return [
    `External links, as \`npm run check:external\` found them: ${statesLine(external)}.`,
    ...issueItems('To be mended', mended, MOST * 0.7),
    ...issueItems('To be looked at by hand', looked, MOST * 0.2),
    'The manual’s page of codes says what each name means. The next run changes this text, and closes the issue when nothing is left to mend.\n',
  ].join('\n\n');
}

function placeIn(place: Place): string {
  return printable(placeText(place));
}
