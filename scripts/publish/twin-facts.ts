import { anchorOrder } from '../checks/anchor-order.ts';
import { particularsIn } from '../checks/section-particulars.ts';
import type { TopicText } from '../site/content.ts';
import type { SectionHashes } from '../site/stale-sections.ts';
import { isAmong, knownOf } from '../text/particulars/particular.ts';

/** What is kept of a page that has a twin: enough to know whether the two agree. A line a section, in the order of the page. */
export interface TwinFacts {
  /** The ids that twins share, a line each. */
  readonly anchors: string;
  /** The id of each section. */
  readonly sections: string;
  /** What tells the text of each from another. */
  readonly hashes: string;
  /** The numbers, dates and addresses of each, and those that it says in words. */
  readonly found: string;
  readonly said: string;
}

/** Gathers them from a text; undefined where it was read as one without a twin. */
export function twinFacts({ sections, outline }: TopicText, tag: string): TwinFacts | undefined {
  if (sections.length === 0) return undefined;
  const particulars = sections.map((section) => particularsIn(section, tag));
  return {
    anchors: lines(anchorOrder(outline).map(({ id }) => id)),
    sections: lines(sections.map(({ id }) => id)),
    hashes: lines(sections.map(({ hash }) => hash)),
    found: lines(particulars.map(({ found }) => setOf(found.map(({ key }) => key)))),
    said: lines(particulars.map(({ said }) => setOf(said))),
  };
}

/** What tells each section of a page from what it was. */
export function hashesIn({ sections, hashes }: TwinFacts): SectionHashes {
  const values = hashes.split('\n');
  return new Map(sections.split('\n').map((id, index) => [id, values[index] ?? '']));
}

/** Whether twins say the same numbers, dates and addresses, as far as they have the same sections. */
export function agree(a: TwinFacts, b: TwinFacts): boolean {
  if (a.found === b.found || a.sections !== b.sections) return true;
  const [left, right] = [linesOf(a), linesOf(b)];
  return left.every((one, index) => {
    const other = right[index];
    return !other || one.found === other.found || (isWithin(one, other) && isWithin(other, one));
  });
}

function isWithin(one: SectionFacts, other: SectionFacts): boolean {
  if (one.found === '') return true;
  const known = knownOf(`${other.found} ${other.said}`.split(' '));
  return one.found.split(' ').every((key) => isAmong(key, known));
}

interface SectionFacts {
  readonly found: string;
  readonly said: string;
}

function linesOf({ found, said }: TwinFacts): SectionFacts[] {
  const words = said.split('\n');
  return found.split('\n').map((line, index) => ({ found: line, said: words[index] ?? '' }));
}

function setOf(keys: readonly string[]): string {
  return keys.length === 0 ? '' : [...new Set(keys)].sort().join(' ');
}

function lines(values: readonly string[]): string {
  return values.join('\n');
}
