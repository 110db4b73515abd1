import { codeBlock, codeSpan } from '../report/github.ts';
import { printable } from '../report/printable.ts';
import { type ExternalReport, statesLine } from './external-report.ts';

/** GitHub takes 65,536 characters. */
const MOST = 60_000;

/** What is told of one place. */
interface Item {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/**
 * The text of the issue on external links, in Markdown; empty where there is no problem to tell. What editors wrote stands
 * in code alone, so that it mentions nobody, links to nothing and closes no issue.
 */
export function issueText({ problems, external }: ExternalReport): string {
  if (problems.length === 0) return '';
  const unverified = external.unverified.map((item) => ({
    ...item,
    name: 'unverifiable',
    message: `${printable(item.href)}\n${item.message}`,
  }));
  return [
    `External links, as \`npm run check:external\` found them: ${statesLine(external)}.`,
    ...items(
      'To be mended',
      problems.map((found) => ({ ...found, name: found.code })),
      MOST * 0.7,
    ),
    ...items('To be looked at by hand', unverified, MOST * 0.2),
    'The manual’s page of codes says what each name means. The next run changes this text, and closes the issue when nothing is left to mend.\n',
  ].join('\n\n');
}

function items(title: string, all: readonly Item[], most: number): string[] {
  if (all.length === 0) return [];
  const shown: string[] = [];
  let length = 0;
  for (const item of all) {
    const text = itemText(item);
    length += text.length;
    if (length > most) break;
    shown.push(text);
  }
  const rest = all.length - shown.length;
  return [`## ${title}`, ...shown, ...(rest > 0 ? [`And ${rest} more: the log of the run has all.`] : [])];
}

function itemText({ name, file, line, column, message }: Item): string {
  return `- **${name}** at ${codeSpan(printable(`${file}:${line}:${column}`))}\n${indented(codeBlock(message))}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
