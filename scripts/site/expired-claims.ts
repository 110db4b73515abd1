import { addressOfTopic } from './addresses.ts';
import type { Content, Topic } from './content.ts';
import { type Gone, isDownload, type OldClaim } from './old-entries.ts';
import { recordKey } from './record.ts';
import { dayAfter } from './stage.ts';
import { withinLanguage } from './twins.ts';

/**
 * What stands at the addresses of topics whose last day is over: that they are gone, their old addresses too. The list of
 * what is gone says why, where it has an entry of them.
 * @param topics those of other languages that show them as well included
 */
export function claimsOfExpired(topics: readonly Topic[], gone: Content['gone']): OldClaim[] {
  return topics.flatMap((topic): OldClaim[] => {
    if (topic.stage !== 'over') return [];
    const notice = noticeOf(topic, gone);
    const { address, language } = topic;
    const own = { address, id: null, language, place: notice.place };
    const old = topic.original ? [] : topic.claims;
    return [own, ...old].map((claim) => ({ ...claim, to: undefined, gone: notice }));
  });
}

/** What readers are told of a topic that is over: since the day after its last one, whatever day an entry names. */
function noticeOf(topic: Topic, gone: Content['gone']): Gone {
  const path = withinLanguage(topic);
  const place = topic.placeOf(['expires']);
  const last = topic.matter?.expires ?? '';
  const bare = { path, only: undefined, id: null, also: [], place, onPlace: place, seePlace: place };
  return { ...bare, nowPlace: place, whyPlace: place, ...reasonFor(topic, gone), on: dayAfter(last) };
}

/** The entry of what is gone that says why a topic is, or will be. */
export function reasonFor(topic: Topic, gone: Content['gone']): Gone | undefined {
  const { language } = topic;
  const path = withinLanguage(topic);
  return gone.find((one) => one.id === null && one.path === path && (one.only ?? language) === language);
}

/** Whether a topic says itself since when it is gone, or could: an entry of what is gone is then the reason alone. */
export function endsByItself({ matter }: Pick<Topic, 'matter'>): boolean {
  return matter === undefined || matter.expires !== undefined;
}

/** What tells where something stood. */
export interface Told extends Pick<Content, 'topics' | 'record' | 'met'> {
  readonly guests: readonly Topic[];
}

/**
 * The languages whose readers are told why something is gone, by their codes: those that readers meet and in which it stood,
 * as topics or the record have it. A file stood in each, and so did what nobody knows of.
 * @param path inside the folder of each language, of a download below the content folder
 * @param id decoded; null for the page itself
 */
export function languagesToTell(
  { topics, guests, record, met }: Told,
  { path, only, id }: Pick<Gone, 'path' | 'only' | 'id'>,
): readonly string[] {
  if (only !== undefined) return [only];
  const isThere = new Set([...topics, ...guests].map((topic) => topic.path));
  const isRecorded = (code: string): boolean =>
    record?.entries.has(recordKey(addressOfTopic(`${code}/${path}`), id)) === true;
  const stood = isDownload(path)
    ? []
    : [...met].filter((code) => isThere.has(`${code}/${path}`) || isRecorded(code));
  return stood.length > 0 ? stood : [...met];
}
