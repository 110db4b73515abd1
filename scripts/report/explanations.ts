import type { Code } from '../problem.ts';
import { codes } from './codes.ts';
import { wrap } from './columns.ts';

/** What stands in code marks (CommonMark), or else a link, with its text. */
const CODE_OR_LINK = /(`+).*?[^`]\1(?!`)|\[(?<words>[^\]]*)\]\([^)]*\)/gs;

/**
 * The page of codes as a topic of the manual: each section gets its id, and the weight and meaning of its code.
 * @param explanations Markdown: front matter, and a section for each code with its name as the heading
 */
export function codesPage(explanations: string): string {
  return explanations.replace(/^## (\S+)$/gm, (_, code: Code) => {
    // Braces outside of code marks would stand for a word of the operator.
    const meaning = codes[code].meaning.replace(/\{\w+\}/g, '`$&`');
    return `## ${code} {#${code}}\n\n**${weightOf(code)}.** ${meaning}`;
  });
}

/**
 * The section on a code as plain text.
 * @param explanations as above
 * @param columns how wide the terminal is; undefined where lines are not to be broken
 */
export function explanationOf(code: Code, explanations: string, columns?: number): string {
  const [, section = ''] = explanations.split(new RegExp(`^## ${code}$`, 'm'));
  const [text = ''] = section.split(/^## /m);
  const plain = text.replace(CODE_OR_LINK, (whole, ...found) => found.at(-1).words ?? whole);
  // Lines end where the Markdown was broken, unless an item of a list begins.
  const lines = `${codes[code].meaning}\n\n${plain.trim()}`
    .replace(/(?<!\n)\n(?!- |\n)\s*/g, ' ')
    .split('\n');
  const told = columns === undefined ? lines : lines.flatMap((line) => wrap(line, columns - 2));
  return [
    `${code} (${weightOf(code).replace(/^./, (letter) => letter.toLowerCase())})`,
    '',
    ...told.map((line) => line && `  ${line}`),
    '',
  ].join('\n');
}

function weightOf(code: Code): string {
  const { severity, isMild, isStrict } = codes[code];
  if (severity === 'error') return isMild ? 'Error or warning' : 'Error';
  return isStrict ? 'Warning, an error with `--strict`' : 'Warning';
}
