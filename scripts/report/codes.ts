import type { Code, Facts, Problem } from '../problem.ts';
import { addressKinds, externalKinds } from './kinds/address-kinds.ts';
import { dayKinds } from './kinds/day-kinds.ts';
import { fileKinds, textKinds } from './kinds/file-kinds.ts';
import { historyKinds } from './kinds/history-kinds.ts';
import type { Kind, Kinds, Severity } from './kinds/kind.ts';
import { anchorKinds, linkKinds } from './kinds/link-kinds.ts';
import { markupKinds } from './kinds/markup-kinds.ts';
import { overlayKinds } from './kinds/overlay-kinds.ts';
import { siteKinds } from './kinds/site-kinds.ts';
import { sourceKinds } from './kinds/source-kinds.ts';
import { cut, printable } from './printable.ts';

/**
 * The one table of codes: severity, meaning and words of each kind of problem. Every report is made from it, and the
 * manual's page of codes. A code that is missing here does not compile.
 */
export const codes: Kinds<Code> = {
  ...linkKinds,
  ...addressKinds,
  ...anchorKinds,
  ...textKinds,
  ...markupKinds,
  ...siteKinds,
  ...dayKinds,
  ...sourceKinds,
  ...overlayKinds,
  ...fileKinds,
  ...historyKinds,
  ...externalKinds,
};

/** How heavy a problem is, in a check that is strict or one that is not. */
export function severityOf<C extends Code>({ code, facts }: Problem<C>, isStrict = false): Severity {
  const kind = codes[code] as Kind<C>;
  if (kind.isMild?.(facts as Facts[C])) return 'warning';
  return isStrict && kind.isStrict ? 'error' : kind.severity;
}

/** What stands in such a file is HTML: pages that anything built, their style sheets, and layouts. */
const HTML_FILE = /\.(?:html?|css|njk)$/i;

/** The sentences for one problem: what is wrong, and on a line of its own what to do about it. */
export function messageOf<C extends Code>({ code, facts, place }: Problem<C>): string {
  const { words } = codes[code] as Kind<C>;
  const { what, cure } = words(shortFacts(facts) as Facts[C], HTML_FILE.test(place.file), place.file);
  return (cure ? [what, cure] : [what]).map(printable).join('\n');
}

/** How much of an address, or of another text that an editor wrote, stands in a message; of what is to be written, more. */
const LONGEST = 80;
const LONGEST_CURE = 400;
/** What reports say themselves. */
const OWN_WORDS = new Set(['detail', 'line', 'gone', 'file']);

/** Facts as a message names them: a picture that was pasted into an address is megabytes long. */
function shortFacts(facts: object): object {
  const entries = Object.entries(facts);
  if (!entries.some(([, value]) => isLong(value))) return facts;
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const room = key === 'suggestion' ? LONGEST_CURE : LONGEST;
      const isCut = typeof value === 'string' && !OWN_WORDS.has(key);
      if (Array.isArray(value)) return [key, value.map((one) => (isLong(one) ? cut(one, LONGEST) : one))];
      return [key, isCut ? cut(value, room) : value];
    }),
  );
}

function isLong(value: unknown): value is string {
  return Array.isArray(value) ? value.some(isLong) : typeof value === 'string' && value.length > LONGEST;
}
