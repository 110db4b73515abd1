import type { UnverifiableCause } from '../problem.ts';
import { findAnchor } from '../text/find-anchor.ts';
import type { Anchor } from '../text/outline.ts';
import type { Response } from './answer.ts';
import { isPage, pageText } from './answer-text.ts';
import { pageIds } from './page-ids.ts';

/** Which of the fragments that are linked to are not on a page. */
export interface AnchorCheck {
  readonly missing: readonly string[];
  /** The ids that the page has, as far as a person can use them; empty where nothing is missing. */
  readonly ids: readonly string[];
  /** Why it could not be told. */
  readonly unknown?: UnverifiableCause;
}

/** Longer ids are not told: nobody has written them by hand. */
const LONGEST = 100;
const NOWHERE = { file: '', line: 1, column: 1 };
const ALL_THERE: AnchorCheck = { missing: [], ids: [] };

/**
 * Looks for fragments on a page as it was sent: what a script adds later is not seen.
 * @param fragments as the URL parser serialises them, without `#`
 */
export function checkAnchors(page: Response, fragments: Iterable<string>): AnchorCheck {
  const wanted = [...fragments].filter(isForAnchor);
  if (wanted.length === 0 || !isPage(page)) return ALL_THERE;
  const html = pageText(page);
  if (html === undefined) return { ...ALL_THERE, unknown: 'page-unreadable' };
  const anchors = pageIds(html).map((id): Anchor => ({ id, kind: 'layout', place: NOWHERE }));
  const missing = wanted.filter((fragment) => !isThere(anchors, fragment));
  if (missing.length === 0) return ALL_THERE;
  if (!page.whole) return { ...ALL_THERE, unknown: 'page-too-large' };
  return { missing, ids: [...new Set(anchors.map(({ id }) => id))].filter((id) => id.length <= LONGEST) };
}

/** GitHub writes the ids of a text with this in front, and its script finds them without. */
const OF_USERS = 'user-content-';

function isThere(anchors: readonly Anchor[], fragment: string): boolean {
  return [fragment, OF_USERS + fragment].some(
    (id) => findAnchor(id, (wanted) => anchors.find((anchor) => anchor.id === wanted)) !== undefined,
  );
}

/** `#/route` and `#!route` are addresses that a page's own script reads, `#:~:text=…` is words to look for; neither is an id. */
function isForAnchor(fragment: string): boolean {
  return fragment !== '' && !/^(?:[!/]|:~:)/.test(fragment);
}
