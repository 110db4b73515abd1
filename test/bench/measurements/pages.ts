import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { generatorRoot } from '../../../scripts/folders.ts';
import { check, checkPages, ours } from '../contenders/ours.ts';
import { Random } from '../corpus.ts';
import {
  type Column,
  eachCount,
  fixed,
  type Measurement,
  processColumns,
  type Sample,
} from '../measurement.ts';
import type { Program } from '../processes.ts';
import type { Round } from '../round.ts';

/** The check of pages: of those that anything built beside other checkers of links, and of our own. */
export const pages: Measurement = {
  name: 'pages',
  explains:
    'A check of as many pages with 20 anchored links each: seconds (multiple of a bare htmlparser2 pass over the same pages).',
  missing: () => allLinkCheckers().flatMap(({ name, missing }) => (missing ? [`${name}: ${missing}`] : [])),
  async *run(round) {
    yield* beside(round, ofStrangers(round));
    yield* beside(round, await ofOurs(round));
  },
  columns,
};

/** Of the 20 links of each page, how many lead nowhere. */
const DEAD = 13;

/** The check of pages on which much is wrong, as those of a site that was never checked. */
export const problems: Measurement = {
  name: 'problems',
  explains: `A check of as many pages with ${DEAD} dead links each (before pages let go of their texts: 32,000 pages, 167 s of CPU, 2,042 MB).`,
  run: (round) => beside(round, ofFaulty(round)),
  columns,
};

function columns(counts: readonly number[]): Column[] {
  return [
    ...eachCount(counts, ({ wall, toBare }) => `${fixed(wall, 2)} (${fixed(toBare, 2)})`),
    ...processColumns,
  ];
}

type Row = readonly [name: string, program: Program];

/** Measures programs over the same pages; the first one is the bare pass. */
async function* beside(round: Round, rows: readonly Row[]): AsyncGenerator<readonly [string, Sample]> {
  let bare: number | undefined;
  for (const [name, program] of rows) {
    const cost = await round.measure(name, program);
    bare ??= cost.wall;
    yield [name, { ...cost, toBare: cost.wall / bare }];
  }
}

/** The bare pass and our check, which both end with 1 there. */
function ofFaulty(round: Round): Row[] {
  const folder = linkedPages(round, DEAD);
  return [bareCheck, checkOfPages].map(({ name, check }) => [name, { ...check(folder), code: 1 }]);
}

/** The folder of a round with pages that link to each other. */
function linkedPages({ ground }: Round, dead: number): string {
  const folder = join(ground.folder, `linked-pages-${dead}`);
  if (!existsSync(folder)) {
    ground.progress('writing pages that link to each other');
    writeLinkedPages(folder, ground.topics.length, dead);
  }
  return folder;
}

/** The link checkers of this machine over pages of the bench's own. */
function ofStrangers(round: Round): Row[] {
  const folder = linkedPages(round, 0);
  return allLinkCheckers()
    .filter(({ missing }) => !missing)
    .map(({ name, check }) => [`strangers' pages: ${name}`, check(folder)]);
}

/** A site that this generator has built once: its pages as any pages are checked, and its topics as an editor checks them. */
async function ofOurs(round: Round): Promise<Row[]> {
  const folder = round.outputOf(ours);
  if (!existsSync(folder)) await round.build(ours);
  return [
    [`our own pages: ${bareCheck.name}`, bareCheck.check(folder)],
    [`our own pages: ${checkOfPages.name}`, checkOfPages.check(folder)],
    ['our own topics: check', check(round.sourceOf(ours))],
  ];
}

const LINKS = 20;
const PER_FOLDER = 50;
const WORDS = 'the data customer access key region account service notice period record copy storage'.split(
  ' ',
);

/**
 * Writes pages of HTML that link to each other, 20 links with anchors each; the same for the same number.
 * @param dead how many links of each page lead nowhere, by turns to a page and to an anchor that is not there
 */
export function writeLinkedPages(folder: string, count: number, dead = 0): void {
  for (let index = 0; index < count; index++) {
    const file = join(folder, pathOf(index), 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pageOf(index, count, dead));
  }
}

function pathOf(index: number): string {
  return index === 0 ? '' : `s${Math.floor(index / PER_FOLDER)}/page-${index}`;
}

function addressOf(index: number): string {
  return index === 0 ? '/' : `/${pathOf(index)}/`;
}

function pageOf(index: number, count: number, dead: number): string {
  const random = new Random(index);
  const words = (number: number): string =>
    Array.from({ length: number }, () => random.pick(WORDS)).join(' ');
  const parts: string[] = [];
  for (let part = 0; part < LINKS; part++) {
    const target = random.below(count);
    const anchor = `part-${random.below(LINKS)}`;
    const [page, id] =
      part >= dead ? ['', anchor] : part % 2 === 0 ? ['gone/', anchor] : ['', `no-${anchor}`];
    const link = `<a href="${addressOf(target)}${page}#${id}">${words(3)}</a>`;
    parts.push(`<h2 id="part-${part}">${words(4)}</h2>\n<p>${words(20)} ${link} ${words(10)}.</p>`);
  }
  const title = `Page ${index}`;
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<main>
<h1>${title}</h1>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

/** A program that checks the links of a folder of pages. It ends with 0 where none is dead. */
export interface LinkChecker {
  readonly name: string;
  /** Why it is not measured here, where it is not. */
  readonly missing?: string;
  readonly check: (folder: string) => Program;
}

/** The bare pass, which other checks are told as a multiple of. */
export const bareCheck: LinkChecker = {
  name: 'bare htmlparser2 pass',
  check: ourNode('test/bench/contenders/bare-check-program.ts'),
};

/** This project's check of pages that anything built. */
export const checkOfPages: LinkChecker = {
  name: 'check --pages',
  check: checkPages,
};

/** All link checkers of the bench, those that this machine lacks included; the bare one is the first. */
export function allLinkCheckers(): LinkChecker[] {
  return [
    bareCheck,
    checkOfPages,
    {
      name: 'check-html-links',
      ...(isInstalled('check-html-links') ? {} : { missing: '`check-html-links` is not installed' }),
      check: (folder) => ({ command: 'check-html-links', args: [folder] }),
    },
    {
      name: 'linkinator, over HTTP',
      check: ourNode('test/bench/contenders/linkinator-program.ts'),
    },
  ];
}

function ourNode(script: string): LinkChecker['check'] {
  const preload = join(generatorRoot, 'scripts/trust-center.cjs');
  return (folder) => ({
    command: process.execPath,
    args: ['-r', preload, join(generatorRoot, script), folder],
    folder: generatorRoot,
  });
}

/** It has no option that would tell a version, so it is looked for without being called. */
function isInstalled(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
