import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import type { ReportedProblem } from '../../scripts/report/report.ts';
import { site, siteWith, someDay, topic } from '../support/fixture.ts';
import { mistakes, pathOf } from './mistakes.ts';

let folder = '';
let found: readonly ReportedProblem[] = [];

/** What is told of the site, its files named from its folder. */
function check(): ReportedProblem[] {
  const root = `${relative(process.cwd(), folder)}/`;
  const { problems } = checkSite(examineSources(folder, someDay)).report;
  return problems.map((one) => ({
    ...one,
    file: one.file.replace(root, ''),
    message: one.message.replaceAll(root, ''),
  }));
}

beforeAll(() => {
  const files = mistakes.map((mistake) => {
    const { text } = mistake;
    return [pathOf(mistake), text.startsWith('#!') ? text.slice(2) : topic(`${text}\n`)];
  });
  folder = siteWith(Object.assign(Object.fromEntries(files), ...mistakes.map((one) => one.files ?? {})));
  found = check();
});

/** Mistakes in data: the file, what is changed in it, and what is told there. */
const inData: readonly (readonly [file: string, from: string | RegExp, to: string, told: string])[] = [
  [
    '_data/languages/en.yaml',
    /^quotes:.*\n/m,
    'quotes: [“]\n',
    '9:9 data-file: `quotes` is not right: write the opening and the closing mark of a quotation, as in `quotes: ["“", "”"]`.',
  ],
  [
    '_data/panels.yaml',
    '    - text: Report',
    '   - text: Report',
    '6:4 data-file: This file cannot be read: this line begins with 3 blanks, its neighbours with 4.',
  ],
  [
    '_data/sources.yaml',
    'handbook:',
    '<<<<<<< HEAD\nhandbook:\n=======\nbook:\n>>>>>>> other',
    '1:1 data-file: This file cannot be read: two versions of a text stand here, with the marks of git, and nobody has chosen from them.',
  ],
  [
    '_data/panels.yaml',
    'to: privacy/retention.md#leave_service',
    'to: privacy/retention.md#leave_servcie',
    '5:11 missing-anchor: `privacy/retention.md#leave_servcie` names an anchor that the page does not have.\nDid you mean `#leave_service`? It has: `#retention`, `#leave_service`, `#_You_control_your`, `#fnref1`, `#timeline`, `#subscription`, `#fn1`.',
  ],
];

test.each(inData)('In %s %j as %j is told', (file, from, to, told) => {
  const text = readFileSync(join(site('clean'), file), 'utf8');
  const content = siteWith({ [file]: text.replace(from, to) });
  const { problems } = checkSite(examineSources(content, someDay)).report;
  const [found] = problems.filter((one) => one.file.endsWith(file));
  expect(`${found?.line}:${found?.column} ${found?.code}: ${found?.message}`).toBe(told);
});

test('There are enough', () => {
  expect(mistakes.length).toBeGreaterThanOrEqual(60);
});

test.each(mistakes)('Of $name one thing is told', (mistake) => {
  const told = found.filter(({ file }) => file === pathOf(mistake));
  expect(told.map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`)).toEqual([
    mistake.told,
  ]);
});

/** Does on the line of a problem what its message says. */
type Way = (line: string, ...said: string[]) => string;

const WORDS = 'how long data is kept';

/** A piece of the line: the last thing that the message quotes and that stands there; else all that stands behind the place. */
function instead(message: string, next: string): (line: string, column: number) => string {
  return (line, column) => {
    const [before, rest] = [line.slice(0, column), line.slice(column)];
    const quoted = [...message.matchAll(/`([^`]{3,})`/g)].map(([, text = '']) => text);
    const was = quoted.findLast((text) => text !== next && rest.includes(text)) ?? rest;
    const start =
      next.startsWith('#') && was.includes('#') && !was.startsWith('#') ? was.replace(/#.*/, '') : '';
    return before + rest.replace(was, () => start + next);
  };
}

/** What a message says that is done on its line, by what it says. */
const ways: readonly (readonly [said: RegExp, way: Way])[] = [
  [/the quote that begins here \(`(.)`\) does not end/, (line, mark) => line + mark],
  [/add `(\w+): …`.*\nKnown: `(.+?)`/, (line, key, value) => `${key}: ${value}\n${line}`],
  [/write `(.+)` as `(.+)`\.$/, (line, was, is) => line.replace(was ?? '', is ?? '')],
  [/is not a day of the calendar/, (line) => line.replace(/\S+$/, '2026-02-28')],
  [/a day to come \(today is (.+)\)/, (line, today) => line.replace(/\S+$/, today ?? '')],
  [/neighbours with (\d+)\.$/, (line, many) => ' '.repeat(Number(many)) + line.trim()],
  [/write a whole number/, (line) => line.replace(/\S+$/, '3')],
  [/write true or false/, (line) => line.replace(/\S+$/, 'true')],
  [/Write one at its end.*: `(.+)`/, (line, id) => `${line} ${id}`],
  [/Write `(.+)` in place of `(.+)`/, (line, is, was) => line.replace(was ?? '', is ?? '')],
  [/Give one of them another id/, (line) => line.replace('}', '-2}')],
  [/Begin (?:it|this heading) with `(#+)`/, (line, marks) => line.replace(/^#+/, marks ?? '')],
  [/“(.+)” does not say where links/, (line, words) => line.replace(words ?? '', WORDS)],
  [/“(.+)” does not say/, (line, words) => line.replace(`[${words}]`, `[${WORDS}]`)],
  [/leave its text/, (line) => line.replace(/\[(.+)\]\(\)/, '$1')],
  [/with nothing between the brackets/, (line) => line.replace('] (', '](')],
  [/and write `(.+)` here/, (line, way) => line.replace(/\(\S+\)/, `(${way})`)],
  [/Write the note on a line of its own, as in `(.+)`/, (line, note) => `${line}\n\n${note}`],
  [/Define it there, or put the braces in `code`/, (line) => line.replace(/\{.+\}/, '`$&`')],
  [/Leave one\./, (line) => line.replace(/ +/g, ' ')],
  [/Take one of the two away/, (line) => line.replace(/\b(\w+) \1\b/, '$1')],
  [/Mend each of them/, (line) => line.replace(/[\u00a0 ]+(?=[,.])/g, '').replace(/[\u00a0 ]+/g, ' ')],
  [/in `code` marks if/, (line) => line.replace(/<.+?>/, '`$&`')],
  [/End it with `-->`/, (line) => `${line} -->`],
  [/`!\[…\]\(…\)`/, (line) => line.replace('![]', '![The report]')],
  [/Take a `\|` away/, (line) => line.replace(/ \|([^|]*)\|$/, '$1|')],
  [/leave them empty/, (line) => `${line} |`],
  [/Leave a line empty above it/, (line) => `\n${line}`],
  [/Write a line such as `(.+)` below the first row/, (line, row) => `${line}\n${row}`],
  [/Put that text on the next line/, (line) => line.replace('] ', ']\n> ')],
  [/Take them away\. Code/, (line) => line.trimStart()],
  [
    /Put (?:it|a copy of it|the file) (?:in|un)/,
    (line) => line.replace(/\((?:C:|https:|data:).*?\)/, '(../downloads/report.pdf)'),
  ],
];

/** What a message says that is done with the file as a whole. */
const wholes: readonly (readonly [said: RegExp, way: (text: string) => string])[] = [
  [/does not begin with a line `---`/, (text) => text.trimStart()],
  [/a second line `---` is missing/, (text) => text.replace(/(?<=reviewed: .*\n)/, '---\n')],
  [
    /`<<<<<<<`, `=======`, `>>>>>>>`/,
    (text) => text.replace(/<<<<<<< .*\n([\s\S]*?)=======\n[\s\S]*?>>>>>>> .*/, '$1'),
  ],
  [/End it with a line of as many/, (text) => text.replace('npm ci\n', 'npm ci\n```\n')],
  [
    /Write a table/,
    (text) => text.replace(/^(.+)\t(.+)$/gm, '| $1 | $2 |').replace('Duty |', 'Duty |\n|---|---|'),
  ],
];

/** Does to the letter what a message says. */
function follow(problem: ReportedProblem): void {
  const { file, message } = problem;
  const [, name] = /Rename it to `(.+)`/.exec(message) ?? [];
  const moved = /`(.+)` is there, but .*\nMove it into `(.+)`, and/.exec(message);
  const [, whole] = wholes.find(([said]) => said.test(message)) ?? [];
  if (name) renameSync(join(folder, file), join(folder, dirname(file), name));
  else if (/take `draft: true` out/.test(message))
    edit('en/plan.md', (text) => text.replace('draft: true\n', ''));
  else if (whole) edit(file, whole);
  else {
    if (moved)
      renameSync(join(folder, moved[1] ?? ''), join(folder, moved[2] ?? '', basename(moved[1] ?? '')));
    followOnLine(problem);
  }
}

const NEXT =
  /(?:Did you mean|needs quotes around it,|Write|Write the path of its file:) `([^`\n]+|.*`.*)`(?:[?.]|, and open)/;

function followOnLine({ file, line, column, message }: ReportedProblem): void {
  const [said, way] = ways.find(([one]) => one.test(message)) ?? [];
  const next = NEXT.exec(message)?.[1];
  if (!way && next === undefined) throw new Error(`nobody knows how to follow: ${message}`);
  edit(file, (text) => {
    const lines = text.split('\n');
    const written = lines[line - 1] ?? '';
    const groups = said?.exec(message)?.slice(1) ?? [];
    lines[line - 1] = way ? way(written, ...groups) : instead(message, next ?? '')(written, column - 1);
    return lines.join('\n');
  });
}

function edit(path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

test('Who does what each message says has nothing left to mend', () => {
  for (let round = 0; round < 3 && found.length > 0; round++) {
    // From the end of each file on, so that places stay.
    for (const problem of found.toReversed()) follow(problem);
    found = check();
  }
  expect(found.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)).toEqual([]);
});
