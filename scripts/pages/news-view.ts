import { GONE, recordKey } from '../site/record.ts';
import { localise } from '../site/schema.ts';
import { historyAt, idOf, madeBy, newsId, newsIn, statementsIn } from '../site/versions/news.ts';
import { isWithdrawal, type PageHistory, type PageVersion } from '../site/versions/page-history.ts';
import type { LogEntry } from '../site/versions/site-versions.ts';
import { type ChangedStatement, pageOf } from '../site/versions/version-lines.ts';
import { listAddress } from '../site/versions/version-pages.ts';
import { wayToChange } from './version-view.ts';
import { hrefOf, type ViewSource } from './view-source.ts';

/** What readers are told of changes, by days. */
export type NewsView = ReturnType<typeof newsView>;

/** What changed, by the days of the releases, the newest first. */
export function newsView(source: ViewSource) {
  const { content, inLanguage, formatDay } = source;
  const entries = newsIn(content.versions, inLanguage.language.code);
  return [...Map.groupBy(entries, ({ released }) => released)].map(([day, all]) => ({
    day: formatDay(day),
    entries: all.map((entry) => entryView(entry, source)),
  }));
}

function entryView(entry: LogEntry, source: ViewSource) {
  const { kind, effective } = entry;
  const summary = summaryOf(entry, source);
  return {
    id: newsId(entry),
    kind,
    ...(summary !== undefined && { summary }),
    ...(effective && { from: source.formatDay(effective) }),
    pages: changedPages(entry, source).map((page) => pageView(page, source)),
  };
}

/** What the log says of a change in a language. */
export function summaryOf(
  { summary }: LogEntry,
  { inLanguage: { language }, operator }: ViewSource,
): string | undefined {
  return summary === undefined ? undefined : localise(summary, language.code, operator.site.default_language);
}

/** What a change changed on a page. */
export interface ChangedPage {
  readonly address: string;
  readonly history: PageHistory | undefined;
  /** The version that it made. */
  readonly made: PageVersion | undefined;
  readonly before: PageVersion | undefined;
  readonly statements: readonly ChangedStatement[];
}

/** The pages of a language that a change is about. */
export function changedPages(entry: LogEntry, { content, inLanguage }: ViewSource): ChangedPage[] {
  const own = statementsIn(entry, inLanguage.language.code);
  return [...Map.groupBy(own, ({ address }) => pageOf(address))].map(([address, statements]) => {
    const history = historyAt(content.versions, entry, address);
    const made = history && madeBy(entry, history);
    const before = made && history.before(made);
    return { address, history, made, before, statements };
  });
}

function pageView(page: ChangedPage, source: ViewSource) {
  const { made, before, statements } = page;
  // A page that came or went as a whole is named by its head.
  const whole = statements.find((one) => idOf(one.address) === 'top' && !(one.old && one.new));
  return {
    title: titleOf(page),
    statements: (whole ? [whole] : statements).map((one) => ({
      text: headingOf(one, page, source),
      isTop: idOf(one.address) === 'top',
      href: hrefOf(standsAt(one, page, source), source),
    })),
    ...wayToChange(made, before, source),
  };
}

/** What a page was called when it changed; one that was taken off, before that; what was said before the history, later. */
export function titleOf({ history, made = history?.versions[0], before, address }: ChangedPage): string {
  const { short, title } = (made && isWithdrawal(made) ? before : made) ?? {};
  return short ?? title ?? address;
}

/** The heading of a statement that changed, as it is now or was last. */
export function headingOf(
  { old, new: now, address }: ChangedStatement,
  { history }: ChangedPage,
  { content, inLanguage }: ViewSource,
): string {
  const said = content.versions.text(now ?? old ?? '');
  if (said?.heading) return said.heading;
  // Of what was taken out, a later text may keep the heading.
  const id = idOf(address);
  const kept = history?.versions
    .flatMap(({ statements }) => statements)
    .findLast((one) => one.id === id)?.text;
  if (kept && kept.heading !== id) return kept.heading;
  return kept?.redacted ? (inLanguage.texts.version_out_heading ?? '') : id;
}

/** Where a statement stands now; one that does not any more, where the last version has it. */
function standsAt({ address }: ChangedStatement, { history }: ChangedPage, { content }: ViewSource): string {
  const id = idOf(address);
  const key = (at: string): string => recordKey(at, id === 'top' ? null : id);
  const now = content.whereIs(key(pageOf(address)));
  if (now !== undefined && now !== GONE) return now;
  const last = history?.versions.findLast(({ statements }) => statements.some((one) => one.id === id));
  return last ? key(last.permanent) : listAddress(pageOf(address));
}
