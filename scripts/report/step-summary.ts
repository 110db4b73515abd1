import { codeBlock, codeSpan } from './code-marks.ts';
import { frameLines, frameOf } from './frame.ts';
import { unseenLine } from './github.ts';
import { printable } from './quote.ts';
import type { Report, ReportedProblem } from './report.ts';
import { encodePath, pathInRepository, type Setting, sectionOf } from './setting.ts';
import { count, summaryLine } from './summary-line.ts';

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
    return (isFirst ? `#### ${codeSpan(printable(found.file))}\n\n` : '') + section(found, setting);
  });
  return fitting(head, sections, room);
}

/** As many sections as there is room for, and how many were left out. */
function fitting(head: string, sections: readonly string[], room: number): string {
  const last = (left: number): string =>
    left > 0 ? `${count(left, 'problem')} more did not fit here: see the log.\n\n` : '';
  let [text, used] = [head, bytes(head) + bytes(last(sections.length))];
  if (used > room) return '';
  for (const [index, section] of sections.entries()) {
    used += bytes(section);
    if (used > room) return text + last(sections.length - index);
    text += section;
  }
  return text;
}

function section(found: ReportedProblem, setting: Setting): string {
  const { line, code, severity, message, page, excerpt } = found;
  const shown = [
    ...message.split('\n'),
    ...(page ? [`Seen on ${printable(page)}`] : []),
    ...(excerpt ? ['', ...frameLines(frameOf(excerpt, line, COLUMNS))] : []),
  ];
  const name = `[\`${code}\`](<${sectionOf(code, setting)}>)${severity === 'warning' ? ' (warning)' : ''}`;
  return `${place(found, setting)}: ${name}\n\n${codeBlock(shown.join('\n'))}\n\n`;
}

function place({ file, line, column }: ReportedProblem, setting: Setting): string {
  const words = `Line ${line}, column ${column}`;
  const path = pathInRepository(file, setting);
  const isOurs = setting.blob !== undefined && !path.startsWith('../');
  return isOurs ? `[${words}](<${setting.blob}${encodePath(path)}?plain=1#L${line}>)` : words;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
