import { tellsOf } from '../site/versions/news.ts';
import { isWithdrawal, type PageHistory, type PageVersion } from '../site/versions/page-history.ts';
import { movesOf, nameView, periodView, sameDayView, wayToChange } from './version-view.ts';
import { hrefOf, type ViewSource } from './view-source.ts';

/** The versions of a page, and which was in force when. */
export type VersionListView = ReturnType<typeof versionListView>;

/** Works out the list of all versions of a page, the last one first, and of the days on which each was in force. */
export function versionListView(history: PageHistory, source: ViewSource) {
  const { timeline, versions } = history;
  const told = (version: PageVersion) => ({
    name: nameView(version, source),
    href: hrefOf(version.permanent, source),
  });
  const periodOf = new Map(timeline.map((period) => [period.version, period]));
  return {
    versions: versions.toReversed().map((version) => {
      const period = periodOf.get(version);
      const before = history.before(version);
      return {
        ...told(version),
        ...(period ? periodView(period, source) : sameDayView(version, history, source)),
        isGone: isWithdrawal(version),
        ...wayToChange(version, before, source),
        changes: changesIn(version, history, source),
        moves: before ? movesOf(before, version, history, source) : [],
      };
    }),
    periods: timeline.toReversed().map((period) => ({
      ...told(period.version),
      ...periodView(period, source),
      isGone: isWithdrawal(period.version),
    })),
  };
}

/** What the log says of a version: the kind of each change, and in a sentence what it was. */
function changesIn(version: PageVersion, history: PageHistory, source: ViewSource) {
  const { content, inLanguage, operator } = source;
  const { code } = inLanguage.language;
  const told = content.versions.log.filter((entry) => tellsOf(entry, version, history));
  return told.map(({ kind, summary }) => {
    const all = typeof summary === 'string' ? { [code]: summary } : summary;
    const said = all?.[code] ?? all?.[operator.site.default_language];
    return { kind, ...(said !== undefined && { summary: said }) };
  });
}
