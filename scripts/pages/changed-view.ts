import { dayAfter } from '../site/stage.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { changeDays, changedLast, madeBy } from '../site/versions/news.ts';
import type { PageHistory } from '../site/versions/page-history.ts';
import { wayToChange } from './version-view.ts';
import { hrefOf, type ViewSource } from './view-source.ts';

/** For how many days a change is news; the page hides what is older, by the reader's clock. */
const NEWS = 90;

/** A statement that changed of late: when, and the way to what differs. */
export type ChangedView = ReturnType<typeof changedViews>[number];

/** When a page came to say what it says, and what of it changed of late; nothing where it has no versions. */
export function changedOn(topic: PublishedTopic, source: ViewSource) {
  const { versions, day } = source.content;
  const history = versions.log.length > 0 ? versions.of(topic) : undefined;
  if (!history) return {};
  const modified = changedLast(versions, history, day);
  return { ...(modified && { modified }), changes: changedViews(history, source) };
}

function changedViews(history: PageHistory, source: ViewSource) {
  const { content, formatDay } = source;
  const { versions, day: today } = content;
  // Readers' clocks only ever show a later day: what is older now is not news to anybody.
  const since = dayAfter(today, -NEWS);
  return [...changeDays(versions, history)].flatMap(([id, days]) => {
    const last = days.find(({ day }) => day <= today);
    if (!last || last.day < since || last.entry.kind === 'first') return [];
    const made = madeBy(last.entry, history);
    const before = made && history.before(made);
    const { changed } = wayToChange(made, before, source);
    const href = changed ?? (made && hrefOf(made.permanent, source));
    return [{ id, on: formatDay(last.day), isNew: last.isNew, ...(href && { href }) }];
  });
}
