import type { DayView } from './format-day.ts';
import { localText, placed } from './site-view.ts';
import type { ViewSource } from './view-source.ts';

/** A source of a page's statements. */
export interface SourceView {
  readonly title: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly read?: DayView;
  readonly stated?: string;
  readonly note?: string;
}

/** A source by its id; none where the data has no such source. */
export function sourceView(id: string, view: ViewSource): SourceView[] {
  const source = view.content.sources.get(id);
  if (!source) return [];
  const { title, publisher, url, read, stated, note } = source;
  return [
    placed(`sources.${id}`, view, {
      title: localText(title, view),
      ...(publisher && { publisher: localText(publisher, view) }),
      ...(url && { url }),
      ...(read && { read: view.formatDay(read) }),
      ...(stated && { stated: view.formatDay(stated).text }),
      ...(note && { note: localText(note, view) }),
    }),
  ];
}
