import { withBase } from '../site/addresses.ts';
import type { PageView } from './page-view.ts';
import type { ViewSource } from './view-source.ts';

/** What a page shows that no topic stands on: nothing yet, and search engines leave it out. */
export function barePage(kind: PageView['kind'], address: string, { operator }: ViewSource): PageView {
  return {
    kind,
    section: '',
    isSection: false,
    address: withBase(address, operator.site.base),
    canonical: '',
    noindex: true,
    title: '',
    short: '',
    headTitle: '',
    summary: '',
    owner: '',
    reviewed: { iso: '', text: '' },
    reviewEvery: 0,
    topIds: [],
    breadcrumbs: [],
    children: [],
    sections: [],
    sources: [],
    sourceIds: '',
    alternates: [],
    languages: [],
    movedOff: [],
  };
}
