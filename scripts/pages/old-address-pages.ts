import type { OldPage } from '../site/old-pages.ts';
import { barePage } from './bare-page.ts';
import { oldPageView } from './old-page-view.ts';
import { absolute, type PageView } from './page-view.ts';
import { type PlannedPage, plannedPage } from './planned-page.ts';
import type { SiteView } from './site-view.ts';
import type { ViewSource } from './view-source.ts';

/** The pages at old addresses that speak the language of a view: each says where its statements are now. */
export function pagesOfOldAddresses(site: SiteView, source: ViewSource): PlannedPage[] {
  const { language, texts: t } = source.inLanguage;
  const { standing } = source.content;
  return [...source.content.old.pages.values()]
    .filter((page) => page.language === language.code)
    .map((page) =>
      plannedPage(page.address, 'old', {
        view: () => viewOf(page, standing, source),
        site,
        t,
        oldIds: idsOf(page),
      }),
    );
}

function viewOf(page: OldPage, standing: ReadonlySet<string>, source: ViewSource): PageView {
  const old = oldPageView(page, source);
  // Of an aim that is not there, the line that names it is told.
  const canonical = page.to && standing.has(page.to.address) ? absolute(page.to.address, source) : '';
  return { ...barePage('old', page.address, source), canonical, old };
}

function idsOf({ anchors }: OldPage): string[] {
  return anchors.map(({ id }) => id);
}
