import type MarkdownIt from 'markdown-it';

/** `[label]: address` or `[^label]: note`. Lines are those of the text, from 0. */
export interface Definition {
  readonly kind: 'reference' | 'footnote';
  readonly label: string;
  readonly start: number;
  /** The line behind it. */
  readonly end: number;
  /** It stands in no list, quote or other definition. */
  readonly isFree: boolean;
}

const RULES = { reference: 'reference', footnote_def: 'footnote' } as const;
const LABEL = /^\[\^?((?:[^\]\\]|\\.)*)\]:/s;

/**
 * Has a parser note on its way where definitions stand.
 * @returns what gives those of the text that was read last
 */
export function noteDefinitions(md: MarkdownIt): () => readonly Definition[] {
  let found: Definition[] = [];
  md.core.ruler.before('normalize', 'forget_definitions', () => {
    found = [];
  });
  const rules = md.block.ruler.getRules('');
  for (const [name, kind] of Object.entries(RULES)) {
    const rule = rules.find((one) => one.name === name);
    if (!rule) throw new Error(`the parser has no rule ${name}`);
    const alt = kind === 'footnote' ? ['paragraph', 'reference'] : [];
    const noting: typeof rule = (state, start, end, silent) => {
      const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
      const isFree = state.level === 0 && state.parentType === 'root';
      const isRead = rule(state, start, end, silent);
      if (isRead && !silent) {
        const [, label = ''] = LABEL.exec(state.src.slice(from, state.eMarks[state.line - 1])) ?? [];
        found.push({ kind, label, start, end: lastLine(state, start) + 1, isFree });
      }
      return isRead;
    };
    md.block.ruler.at(name, noting, { alt });
  }
  return () => found;
}

/** The last line of what a rule has read that is not empty. */
function lastLine(
  state: {
    readonly line: number;
    readonly bMarks: number[];
    readonly eMarks: number[];
    readonly src: string;
  },
  start: number,
): number {
  let last = state.line - 1;
  while (last > start && state.src.slice(state.bMarks[last], state.eMarks[last]).trim() === '') last--;
  return last;
}
