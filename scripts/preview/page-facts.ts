import type { Place } from '../problem.ts';
import { withBase } from '../site/addresses.ts';
import type { Topic } from '../site/content.ts';
import { type FrontMatter, reviewDue } from '../site/schema.ts';
import type { Site } from '../site/site.ts';
import { basesOf, type Status, statusOf } from '../site/sources.ts';
import { dayAfter } from '../site/stage.ts';
import { twinPath } from '../site/twins.ts';

/** What an editor wants to know of a page that they look at. */
export interface PageFacts {
  readonly place: Place;
  /** What sets it apart from a page that readers see today. */
  readonly marks: readonly string[];
  readonly owner?: string;
  readonly review?: { readonly text: string; readonly isOverdue: boolean };
  /** How sure its statements are, such as `3 current, 1 not published`. */
  readonly statements?: string;
  readonly twins: readonly TwinFact[];
}

/** The page in another language. */
interface TwinFact {
  readonly language: string;
  /** Undefined where there is none. */
  readonly href?: string;
  readonly note?: string;
}

/** What is known of the page of a topic. */
export function pageFacts(topic: Topic, site: Site): PageFacts {
  const { file, matter } = topic;
  const place = { file, line: 1, column: 1 };
  if (!matter) return { place, marks: [], twins: twinsOf(topic, site) };
  const due = reviewDue(matter);
  const isOverdue = due < site.day;
  const statements = statementsOf(matter, site);
  return {
    place,
    marks: marksOf(topic),
    owner: matter.owner,
    review: { text: `${matter.reviewed}, ${isOverdue ? 'overdue since' : 'due by'} ${due}`, isOverdue },
    ...(statements && { statements }),
    twins: twinsOf(topic, site),
  };
}

function marksOf({ stage, matter, oneLanguage }: Topic): string[] {
  const { publish, expires } = matter ?? {};
  const marks = [
    stage === 'draft' && 'Draft: readers do not see it',
    stage === 'to-come' && `Readers see it from ${publish} on`,
    stage === 'over' && expires !== undefined && `Gone since ${dayAfter(expires)}`,
    stage !== 'over' && expires !== undefined && `Last day ${expires}`,
    oneLanguage && 'In one language',
  ];
  return marks.filter((mark) => mark !== false);
}

const WORDS: Readonly<Record<Status['kind'], string>> = {
  current: 'current',
  stated: 'stated earlier',
  law: 'by law or standard',
  history: 'history',
  'not-published': 'not published',
};

/** How many sections are how sure; undefined where the site does not tell since when statements count as current. */
function statementsOf({ sources: cited }: FrontMatter, { operator, sources }: Site): string | undefined {
  const since = operator?.site.current_since;
  const bases = [...basesOf(cited).values()];
  if (since === undefined || bases.length === 0) return undefined;
  const kinds = bases.flatMap((basis) => (basis === 'TODO' ? 'to be sourced' : (kindOf(basis) ?? [])));
  function kindOf(basis: (typeof bases)[number]): string | undefined {
    const status = statusOf(basis, sources, since ?? '');
    return status && WORDS[status.kind];
  }
  const counted = [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => `${all.length} ${kind}`);
  return counted.join(', ') || undefined;
}

function twinsOf(topic: Topic, site: Site): TwinFact[] {
  if (topic.oneLanguage) return [];
  const others = [...site.languages.values()].filter(({ language }) => language.code !== topic.language);
  return others.map(({ language }) => {
    const twin = site.topics.find(({ path }) => path === twinPath(topic.path, language.code));
    if (!twin) return { language: language.name, note: 'missing' };
    const note = noteOn(topic, twin, site);
    return { language: language.name, href: withBase(twin.address, site.base), ...(note && { note }) };
  });
}

function noteOn(topic: Topic, twin: Topic, site: Site): string | undefined {
  if (twin.stage === 'draft') return 'draft';
  if (twin.stage === 'to-come') return `from ${twin.matter?.publish} on`;
  if (twin.stage === 'over') return 'gone';
  const translation = twin.language === site.defaultLanguage ? topic : twin;
  if (!site.staleIn(translation)) return undefined;
  return translation === twin ? 'behind this page' : 'changed since';
}
