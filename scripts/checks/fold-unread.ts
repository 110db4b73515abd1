import type { Problem } from '../problem.ts';
import { severityOf } from '../report/codes.ts';
import { gatheredAddresses } from '../site/gathered-pages.ts';
import { REGISTER_COLUMNS, registerAddress } from '../site/registers.ts';
import type { Site } from '../site/site.ts';
import { targetsOf } from './fold-followers.ts';

/** What is not known while a data file cannot be read, whatever it holds: what would be accepted. */
const OF_ANY = new Set(['stale-acceptance']);
/** What is not known while the topics of a language are not read. */
const OF_LANGUAGE = new Set([
  'unused-source',
  'orphan-page',
  'translation-missing',
  'translation-anchors',
  'translation-stale',
]);
/** The data files whose words count as spelled right, and are shown. */
const SPELLED = ['sources', 'terms', 'operator'];

/**
 * Leaves out what depends on data files that could not be read: their own faults are told, and what becomes of the rest is
 * seen when those are mended.
 */
export function foldUnread(problems: readonly Problem[], site: Site): readonly Problem[] {
  const { unread } = site;
  if (unread.size === 0) return problems;
  const isSpelled = SPELLED.some((name) => unread.has(name));
  const isMute = [...unread].some((name) => name.startsWith('languages/'));
  const lost = lostAddresses(site);
  return problems.filter((found) => {
    const { code } = found;
    if (OF_ANY.has(code) || (code === 'spelling' && isSpelled) || (isMute && OF_LANGUAGE.has(code)))
      return false;
    // Its words are the text of links.
    if (code === 'empty-link-text') return !unread.has('operator');
    if (code === 'unknown-word') return !(found.facts.register && namesOne(found.facts.word, unread));
    return code !== 'missing-page' || !targetsOf(found, site).some((address) => lost.has(address));
  });
}

/** Leaves out that a PDF is to be made anew, as long as there are errors in what it is made from. */
export function foldStale(problems: readonly Problem[]): readonly Problem[] {
  if (problems.every((found) => severityOf(found) !== 'error')) return problems;
  return problems.filter(({ code }) => code !== 'download-stale');
}

/** Whether the register that a text shows, or one of its lists, is in a file that could not be read. */
function namesOne(word: string, unread: ReadonlySet<string>): boolean {
  return unread.has(/^\w*/.exec(word)?.[0] ?? '');
}

/** The addresses of what is made of data files that could not be read. */
function lostAddresses({ unread, languages }: Site): ReadonlySet<string> {
  const names = (Object.keys(REGISTER_COLUMNS) as (keyof typeof REGISTER_COLUMNS)[]).filter((name) =>
    unread.has(name),
  );
  const files = names.flatMap((name) => [registerAddress(name, 'csv'), registerAddress(name, 'json')]);
  const pages = unread.has('operator') ? gatheredAddresses(languages.keys()).keys() : [];
  return new Set([...files, ...pages]);
}
