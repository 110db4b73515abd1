import { frameOf } from './excerpt.ts';
import { printable } from './printable.ts';
import { count, type Report, type ReportedProblem, summaryLine, thatFit } from './report.ts';
import { encodePath, pathInRepository, type Setting, sectionOf } from './setting.ts';

/** How many annotations of one severity GitHub shows of a step; it drops the rest without a word. */
export const ANNOTATIONS_SHOWN = 10;

/**
 * A report as workflow commands of GitHub Actions, a line a problem: GitHub shows them at their lines in a pull request.
 * Where there are more than it shows, a notice says so.
 * @param most how many of each severity to give
 */
export function githubReport(report: Report, setting: Setting, most = Number.POSITIVE_INFINITY): string {
  const given = { error: 0, warning: 0 };
  const lines = report.problems
    .filter(({ severity }) => ++given[severity] <= most)
    .map((found) => annotation(found, setting));
  const unseen = unseenLine(report);
  if (unseen) lines.push(`::notice title=More than GitHub shows::${data(unseen)}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** What to tell where GitHub does not show every annotation; empty where it does. */
export function unseenLine({ summary }: Report): string {
  const { errors, warnings } = summary;
  const unseen = Math.max(0, errors - ANNOTATIONS_SHOWN) + Math.max(0, warnings - ANNOTATIONS_SHOWN);
  if (unseen === 0) return '';
  const shown = `${ANNOTATIONS_SHOWN} errors and ${ANNOTATIONS_SHOWN} warnings`;
  return `GitHub shows at most ${shown} of a step at their lines. ${count(unseen, 'problem')} more: see the log and the summary of this run.`;
}

function annotation(found: ReportedProblem, setting: Setting): string {
  const { severity, line, column, code, message } = found;
  const file = printable(pathInRepository(found.file, setting));
  return `::${severity} file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(message)}`;
}

/** Escapes the text of a workflow command, as the runner unescapes it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same for the value of a property, which ends at a comma, and a command at `::`. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const COLUMNS = 100;

/**
 * A report as Markdown (GitHub Flavored), for the summary of a step of GitHub Actions. Whatever an editor wrote stands in
 * code marks that it cannot close, so nothing of it becomes markup.
 * @param room how many bytes it may take: GitHub refuses a summary that is too long as a whole
 */
export function stepSummary(report: Report, setting: Setting, room: number): string {
  const unseen = unseenLine(report);
  const head = `### ${summaryLine(report)}\n\n${unseen ? `${unseen}\n\n` : ''}`;
  const sections = report.problems.map((found, index) => {
    const isFirst = report.problems[index - 1]?.file !== found.file;
    return (isFirst ? `#### ${codeSpan(printable(found.file))}\n\n` : '') + section(found, report, setting);
  });
  return fitting(head, sections, room);
}

/** As many sections as there is room for, and how many were left out. */
function fitting(head: string, sections: readonly string[], room: number): string {
  const last = (left: number): string =>
    left > 0 ? `${count(left, 'problem')} more did not fit here: see the log.\n\n` : '';
  const rest = room - Buffer.byteLength(head + last(sections.length));
  if (rest < 0) return '';
  const shown = thatFit(sections, rest, (text) => Buffer.byteLength(text));
  return head + shown.join('') + last(sections.length - shown.length);
}

function section(found: ReportedProblem, report: Report, setting: Setting): string {
  const { line, code, severity, message, page, excerpt } = found;
  const shown = [
    ...message.split('\n'),
    ...(page ? [`Seen on ${printable(page)}`] : []),
    ...(excerpt ? ['', ...frameOf(excerpt, line, COLUMNS).map((row) => row.join(''))] : []),
  ];
  const address = sectionOf(code, report, setting);
  const name = address ? `[\`${code}\`](<${address}>)` : `\`${code}\``;
  const weight = severity === 'warning' ? ' (warning)' : '';
  return `${place(found, setting)}: ${name}${weight}\n\n${codeBlock(shown.join('\n'))}\n\n`;
}

function place({ file, line, column }: ReportedProblem, setting: Setting): string {
  const words = `Line ${line}, column ${column}`;
  const path = pathInRepository(file, setting);
  const isOurs = setting.blob !== undefined && !path.startsWith('../');
  return isOurs ? `[${words}](<${setting.blob}${encodePath(path)}?plain=1#L${line}>)` : words;
}

/** A line of text in code marks (CommonMark, code spans): the marks are longer than any run of them in the text. */
export function codeSpan(text: string): string {
  const marks = '`'.repeat(longestRun(text) + 1);
  return `${marks} ${text} ${marks}`;
}

/** Lines as a fenced code block (CommonMark), which none of them can end. */
export function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
