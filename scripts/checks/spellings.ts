import type { Page } from '../site/page.ts';

/** The ids of a page, and the same by their letters in small. */
interface Ids {
  readonly ids: readonly string[];
  readonly spellings: ReadonlyMap<string, readonly string[]>;
}

/** Lists the ids of each page once, however many links miss them. */
export function knownIds(): (target: Page) => Ids {
  const known = new Map<Page, Ids>();
  return (target) => {
    const ids = known.get(target)?.ids ?? [...target.ids()];
    const found = known.get(target) ?? { ids, spellings: Map.groupBy(ids, (id) => id.toLowerCase()) };
    known.set(target, found);
    return found;
  };
}

/** What is the same but for capital and small letters: nothing, one suggestion, or several by code unit. */
export function inOtherCase(
  text: string,
  candidates: readonly string[],
  show: (candidate: string) => string,
): { suggestion: string } | { spellings: string[] } | undefined {
  const wanted = text.toLowerCase();
  const isSame = (candidate: string): boolean =>
    candidate.length === text.length && candidate !== text && candidate.toLowerCase() === wanted;
  const [one, ...others] = candidates.filter(isSame).sort().map(show);
  if (one === undefined) return undefined;
  return others.length === 0 ? { suggestion: one } : { spellings: [one, ...others] };
}
