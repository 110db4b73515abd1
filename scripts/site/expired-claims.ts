import type { Content, Topic } from './content.ts';
import type { Gone, OldClaim } from './old-entries.ts';
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

/** What readers are told of a topic that is over: since its last day, whatever day an entry names. */
function noticeOf(topic: Topic, gone: Content['gone']): Gone {
  const path = withinLanguage(topic);
  const place = topic.placeOf(['expires']);
  const bare = { path, only: undefined, id: null, also: [], place, onPlace: place, seePlace: place };
  return { ...bare, nowPlace: place, ...reasonFor(topic, gone), on: topic.matter?.expires ?? '' };
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
