import type { Definition } from '../../text/markdown/context.ts';
import { findAddresses } from '../../text/markdown/find-addresses.ts';
import type { Blocks } from '../../text/markdown/find-blocks.ts';

/** Lines of a text, from 0; `end` is the line behind. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** What a piece of a text takes along. */
export interface Cut {
  /** Definitions that it alone uses: they go with it. */
  readonly taken: readonly Definition[];
  /** Definitions that both use: they stand in both from now on. */
  readonly shared: readonly Definition[];
  /** Definitions in the piece that the rest alone uses: they stay. */
  readonly left: readonly Definition[];
  /** Why it cannot be cut out, as a clause. */
  readonly fault?: string;
}

interface Use {
  readonly line: number;
  readonly definition: Definition;
}

/** Works out which definitions of footnotes and addresses a piece of a text needs, and which the rest of it does. */
export function cutLines(body: string, piece: Lines, found: Blocks): Cut {
  const free = found.definitions.filter(({ isFree }) => isFree);
  const uses = usesIn(body, found);
  const isInside = (line: number): boolean => line >= piece.start && line < piece.end;
  const split = uses.find(
    ({ line, definition }) => !definition.isFree && isInside(line) !== isInside(definition.start),
  );
  const inside = reached(free, uses, isInside);
  const outside = reached(free, uses, (line) => !isInside(line));
  const isWithin = ({ start }: Definition): boolean => isInside(start);
  return {
    taken: free.filter((one) => (inside.has(one) ? !outside.has(one) : isWithin(one) && !outside.has(one))),
    shared: free.filter((one) => inside.has(one) && outside.has(one)),
    left: free.filter((one) => isWithin(one) && outside.has(one) && !inside.has(one)),
    ...(split && {
      fault: `\`[${split.definition.label}]\` is defined inside of a list, quote or note, and used outside`,
    }),
  };
}

/** The definitions that are used on lines of a kind, and those that these use in turn. */
function reached(
  free: readonly Definition[],
  uses: readonly Use[],
  isMeant: (line: number) => boolean,
): Set<Definition> {
  const around = (line: number): Definition | undefined =>
    free.find((one) => line >= one.start && line < one.end);
  const found = new Set<Definition>();
  let before = -1;
  while (before < found.size) {
    before = found.size;
    for (const { line, definition } of uses) {
      const within = around(line);
      if (within ? found.has(within) : isMeant(line)) if (definition.isFree) found.add(definition);
    }
  }
  return found;
}

function usesIn(body: string, { definitions, noteUses }: Blocks): Use[] {
  const references = definitions.filter(({ kind }) => kind === 'reference');
  const notes = new Map(
    definitions
      .filter(({ kind }) => kind === 'footnote')
      .map((one) => [one.label, one] as const)
      .reverse(),
  );
  const ofAddresses = findAddresses(body, '', 1).flatMap(({ use, place }): Use[] => {
    const definition = references.find(({ start, end }) => place.line > start && place.line <= end);
    return definition ? [{ line: use.line - 1, definition }] : [];
  });
  const ofNotes = noteUses.flatMap(({ line, label }): Use[] => {
    const definition = notes.get(label);
    return definition ? [{ line, definition }] : [];
  });
  return [...ofAddresses, ...ofNotes];
}
