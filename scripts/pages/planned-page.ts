import { decodePath } from '../site/addresses.ts';
import type { PageView } from './page-view.ts';
import type { SiteView } from './site-view.ts';
import type { StaleView } from './stale-view.ts';
import type { ReadyTopic } from './topic-tree.ts';

/** One page to be rendered. */
export interface PlannedPage {
  /** Where it is published, without base path. */
  readonly address: string;
  /** Below the output folder. */
  readonly outputPath: string;
  readonly template: string;
  /** What its layout is given, its text aside; worked out each time that it is asked for. */
  readonly data: PageData;
  /** The topic that it shows, where it shows one. */
  readonly topic: ReadyTopic | undefined;
  /** The ids that its layout keeps for others: links of ours use the present ones. */
  readonly oldIds: readonly string[];
  /** The sections of a translation whose original changed since; worked out when it is asked for. */
  readonly stale: readonly StaleView[];
}

/** What layouts are given. */
export interface PageData {
  readonly page: PageView;
  /** Their notices. */
  readonly stale: readonly StaleView[];
  readonly site: SiteView;
  readonly t: Readonly<Record<string, string>>;
}

/** What a page is planned from: its view is worked out each time that it is asked for. */
export interface PagePlan extends Omit<PageData, 'page' | 'stale'> {
  readonly view: () => PageView;
  readonly stale?: () => readonly StaleView[];
  readonly topic?: ReadyTopic;
  readonly oldIds?: readonly string[];
}

/** Plans a page at an address. */
export function plannedPage(
  address: string,
  kind: PageView['kind'],
  { view, stale = () => [], site, t, topic, oldIds = [] }: PagePlan,
): PlannedPage {
  const outputPath = `${decodePath(address).slice(1)}${address.endsWith('/') ? 'index.html' : ''}`;
  return {
    address,
    outputPath,
    template: `${kind}.njk`,
    topic,
    oldIds,
    get stale() {
      return stale();
    },
    get data() {
      return { page: view(), stale: stale(), site, t };
    },
  };
}
