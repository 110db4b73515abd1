import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Ask } from '../../scripts/cli/ask.ts';
import { announceNew, planNew } from '../../scripts/edit/new/plan-new.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import { root } from './command.ts';

/** A section of the guide for editors, as somebody follows it. */
export interface GuideSection {
  readonly id: string;
  readonly text: string;
  /** What is typed: the words behind `npm run`. */
  readonly commands: readonly (readonly string[])[];
  /** What is asked, and what is answered. */
  readonly answers: readonly (readonly [question: string, answer: string])[];
  /** The file that is written, by its path inside the content folder, and its text. */
  readonly file: readonly [path: string, text: string] | undefined;
}

/** The sections of the guide, in their order. */
export function guideSections(): GuideSection[] {
  const guide = readFileSync(join(root, 'scripts/manual/en/first-page.md'), 'utf8');
  return partsOf(guide).map((text) => {
    const [, id = ''] = /^## .*\{#(.*)\}/.exec(text) ?? [];
    const codes = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, code = '']) => code.trim());
    const lines = codes.join('\n').split('\n');
    const [, file] = /^```markdown\n(.*?)^```/ms.exec(text) ?? [];
    const [, path = ''] = /`content\/(\S+\.md)`/.exec(text) ?? [];
    const rows = [...text.matchAll(/^\| `(.*?)` \| `(.*?)` \|$/gm)];
    return {
      ...{ id, text },
      commands: lines.flatMap((line) => (line.startsWith('npm run ') ? [wordsOf(line).slice(2)] : [])),
      answers: rows.map(([, question = '', answer = '']) => [question, answer]),
      file: file === undefined ? undefined : [path, file],
    };
  });
}

/** The sections of a text; what stands between fences has headings of its own. */
function partsOf(guide: string): string[] {
  const parts: string[] = [''];
  let isFenced = false;
  for (const line of guide.split(/(?<=\n)/)) {
    if (line.startsWith('```')) isFenced = !isFenced;
    if (line.startsWith('## ') && !isFenced) parts.push('');
    parts[parts.length - 1] += line;
  }
  return parts;
}

/** The words of a command line, quotes taken away. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** Writes the file of a section. @param content the content folder */
export function writeGuideFile({ file }: GuideSection, content: string): void {
  if (file) writeFileSync(join(content, file[0]), file[1]);
}

/**
 * Runs `npm run new` of a section, with somebody at the terminal who answers as the guide says.
 * @param beside the folder in which the guide's own files are
 * @returns the questions that were asked
 */
export async function makeAsGuided(
  { commands, answers }: GuideSection,
  content: string,
  day: string,
  beside: string,
): Promise<string[]> {
  const asked: string[] = [];
  const ask: Ask = async ({ text, fault }) => {
    const answer = answers[asked.push(text) - 1]?.[1] ?? '';
    const wrong = fault(answer);
    if (wrong !== undefined) throw new Error(`${text} ${answer}: ${wrong}`);
    return answer;
  };
  for (const [name, , ...words] of commands) {
    if (name !== 'new') continue;
    const given = words.map((word) => (word.startsWith('../') ? resolve(beside, word.slice(3)) : word));
    const plan = await planNew(content, { words: given, title: [], owner: [] }, day, ask);
    announceNew(plan, await writeChanges(content, plan.changes, 'new'));
  }
  return asked;
}
