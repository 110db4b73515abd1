import { type Announcement, announce } from '../cli/announce.ts';
import { withoutCommands } from '../cli/github-actions.ts';
import { plainOutput, writeReport } from '../cli/outputs.ts';
import { printable } from '../report/quote.ts';
import { type ExternalReport, statesLine } from './external-report.ts';
import { issueText } from './issue.ts';

/** How the outcome of the external check is told. */
export interface ExternalAnnouncement extends Announcement {
  /** The file to write the text of an issue to; it is empty where there is no problem. */
  readonly issue?: string | undefined;
}

/**
 * Tells a report on external addresses: the problems as every command does, then what could not be verified.
 * @returns the exit code: 1 where there are errors, 2 where nothing could be verified
 * @throws CannotRun where a file cannot be written
 */
export function announceExternal(report: ExternalReport, options: ExternalAnnouncement): number {
  const code = announce(report, options);
  const { ok, moved, broken, unverifiable } = report.external;
  const isAlone = (options.outputs ?? plainOutput).some(
    ({ format, file }) => format === 'text' && file === undefined,
  );
  const states = statesText(report);
  const onGitHub = process.env.GITHUB_ACTIONS === 'true';
  (isAlone ? process.stdout : process.stderr).write(onGitHub ? withoutCommands(states) : states);
  if (unverifiable > 0 && ok + moved + broken === 0) {
    process.stderr.write('check:external: nothing could be verified\n');
    return 2;
  }
  if (options.issue !== undefined) writeReport(options.issue, issueText(report));
  return code;
}

function statesText({ external }: ExternalReport): string {
  const { ok, moved, broken, unverifiable, unverified } = external;
  if (ok + moved + broken + unverifiable === 0)
    return 'The sources hold no external address: there is nothing to ask for.\n';
  const blocks = unverified.map(
    ({ file, line, column, href, message }) =>
      `${printable(`${file}:${line}:${column}`)}  unverifiable\n  ${printable(href)}\n  ${message}\n`,
  );
  const list = blocks.length > 0 ? `\n${blocks.join('\n')}\n` : '';
  return `${list}${statesLine(external)}\n`;
}
