import { type Block, type Run, type Tell, wordsOf } from './blocks.ts';
import { everyBlock } from './give-ids.ts';
import { ARROWS } from './read-parts.ts';
import { sameLink, tidy } from './runs.ts';

const ARROW_AT_END = /\s*(?:[\u2190-\u21ff\u25b6-\u25bf\u2794-\u27bf\u2b00-\u2bff»›❯⟶＞]|(?:[-=]+)?>+)+\s*$/u;
const ARROW_AT_START = /^\s*(?:[\u2190-\u21ff\u25b6-\u25bf\u2794-\u27bf\u2b00-\u2bff«‹❮»›❯])+\s*/u;

/** Takes the arrows out of links, and the words of images where a link has words of its own. */
export function cleanLinks(blocks: readonly Block[], note: Tell): void {
  const all = [...everyBlock(blocks)];
  const runs = all.flatMap((block) =>
    block.kind === 'text' ? block.runs : block.kind === 'table' ? block.rows.flat(2) : [],
  );
  const named = new Set(
    runs.flatMap(({ text, look, isAlt }) =>
      look.link && !isAlt && !ARROWS.test(text) ? [look.link.href] : [],
    ),
  );
  for (const block of all) {
    if (block.kind === 'text') block.runs = cleaned(block.runs, named, block.line, note);
    if (block.kind === 'table')
      for (const row of block.rows)
        for (const [index, cell] of row.entries()) row[index] = cleaned(cell, named, block.line, note);
  }
}

/** @param named the addresses of links that have words */
function cleaned(runs: readonly Run[], named: ReadonlySet<string>, line: number, note: Tell): Run[] {
  if (!runs.some(({ look, isAlt }) => look.link || isAlt)) return [...runs];
  const out: Run[] = [];
  for (const group of linksIn(runs)) {
    const link = group[0]?.look.link;
    if (!link) out.push(...withoutArrows(group, out));
    else out.push(...cleanedLink(group, named, line, note));
  }
  return tidy(out);
}

/** Runs in groups of one link, or of none. */
function linksIn(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last?.[0] && sameLink(last[0].look, run.look) && !run.isBreak && !last[0].isBreak) last.push(run);
    else groups.push([run]);
  }
  return groups;
}

function cleanedLink(group: readonly Run[], named: ReadonlySet<string>, line: number, note: Tell): Run[] {
  const said = group.filter(({ isAlt }) => !isAlt);
  const hasWords = said.some(({ text }) => !ARROWS.test(text));
  const href = group[0]?.look.link?.href ?? '';
  const hasAlt = group.some(({ isAlt }) => isAlt);
  if (!hasWords && hasAlt && !named.has(href)) {
    note('guessed', line, `a link that showed an image has the words of the image: “${wordsOf(group)}”`);
    return group.filter(({ isAlt }) => isAlt).map(({ isAlt: _, ...run }) => run);
  }
  if (!hasWords) {
    if (named.has(href) || /^(?:#|javascript:.*|)$/i.test(href.trim())) {
      note('dropped', line, `a link that showed an arrow or nothing: \`${href}\``);
      return [];
    }
    note('decide', line, `a link that showed an arrow or nothing has no words: \`${href}\``);
    return group.slice(0, 1).map((run) => ({ ...run, text: 'TODO' }));
  }
  const first = said.findIndex(({ text }) => !ARROWS.test(text));
  const last = said.findLastIndex(({ text }) => !ARROWS.test(text));
  return said.slice(first, last + 1).map((run, index, kept) => {
    let { text } = run;
    if (index === 0) text = text.replace(ARROW_AT_START, '');
    if (index === kept.length - 1) text = text.replace(ARROW_AT_END, '');
    return { ...run, text };
  });
}

/** A text behind a link that is an arrow and nothing else is left out. */
function withoutArrows(group: readonly Run[], before: readonly Run[]): Run[] {
  const isBehindLink = before.at(-1)?.look.link !== undefined;
  const text = group.map((run) => (run.isBreak ? '\n' : run.text)).join('');
  const isArrow = text.trim() !== '' && ARROWS.test(text) && !/^\s*\|\s*$/.test(text);
  return isBehindLink && isArrow ? group.filter(({ isBreak }) => isBreak) : [...group];
}
