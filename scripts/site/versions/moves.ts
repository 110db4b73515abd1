import { wordsKey } from './differences.ts';
import type { PageHistory, PageVersion, VersionStatement } from './page-history.ts';
import type { SiteVersions } from './site-versions.ts';
import { compareNames } from './version-lines.ts';

/** A statement that left a page for another one, or came from one, and says there what it says here. */
export interface StatementMove {
  /** As it is called on this page. */
  readonly id: string;
  readonly heading: string;
  /** It came from the other page. */
  readonly isFrom: boolean;
  /** The version of the other page that has it. */
  readonly other: PageVersion;
  readonly otherId: string;
}

/** What moved between a page and others from one version of it to another: with the release in which it left or came, one of theirs has or had it. */
export function movesBetween(
  older: PageVersion,
  newer: PageVersion,
  history: PageHistory,
  versions: SiteVersions,
): StatementMove[] {
  const all = history.versions;
  const way = all.slice(all.indexOf(older), all.indexOf(newer) + 1);
  const only = (one: PageVersion, { statements }: PageVersion): VersionStatement[] =>
    one.statements.filter(({ id }) => id !== 'top' && !statements.some((other) => other.id === id));
  const from = only(newer, older).flatMap(({ id }) => {
    const came = way.find((one) => statementIn(one, id));
    const said = came && statementIn(came, id);
    return said ? moveOf(said, true, came, history, versions) : [];
  });
  const to = only(older, newer).flatMap(({ id }) => {
    const at = way.findIndex((one) => !statementIn(one, id));
    const [last, left] = [way[at - 1], way[at]];
    const said = last && statementIn(last, id);
    return said && left ? moveOf(said, false, left, history, versions) : [];
  });
  return [...from, ...to];
}

function statementIn({ statements }: PageVersion, id: string): VersionStatement | undefined {
  return statements.find((one) => one.id === id);
}

/** The other page of a move: its versions of that release have what the one before had not, or the other way round. */
function moveOf(
  said: VersionStatement,
  isFrom: boolean,
  { release }: PageVersion,
  own: PageHistory,
  versions: SiteVersions,
): StatementMove[] {
  const words = wordsKey(said);
  const found = (one: PageVersion | undefined): VersionStatement | undefined =>
    one?.statements.find((other) => wordsKey(other) === words);
  for (const { history, version } of versions.madeBy(release)) {
    const before = history.versions.findLast((one) => compareNames(one.release, release) < 0);
    const [has, lacks] = isFrom ? [before, version] : [version, before];
    const there = found(has);
    if (history !== own && has && there && !found(lacks))
      return [{ id: said.id, heading: said.text.heading, isFrom, other: has, otherId: there.id }];
  }
  return [];
}
