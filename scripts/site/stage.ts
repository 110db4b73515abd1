import type { FrontMatter } from './schema.ts';

/** Whether readers see a topic: what is a draft or to come is not there for them yet, what is over is there no more. */
export type Stage = 'draft' | 'to-come' | 'published' | 'over';

/**
 * What a front matter says of that.
 * @param matter of one that has faults nothing is known: it counts as published, since others may lead to it
 * @param day `YYYY-MM-DD`; a page is there from the day that `publish` names up to and with the one that `expires` names
 */
export function stageOf(
  matter: Pick<FrontMatter, 'draft' | 'publish' | 'expires'> | undefined,
  day: string,
): Stage {
  if (matter?.draft) return 'draft';
  if (matter?.publish !== undefined && matter.publish > day) return 'to-come';
  return matter?.expires !== undefined && matter.expires < day ? 'over' : 'published';
}

/** The next day: behind the one that `expires` names, the first on which a page is gone. @param day `YYYY-MM-DD` @param days how many days later, or before */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether readers do not see a topic yet. */
export function isAhead({ stage }: { readonly stage: Stage }): boolean {
  return stage === 'draft' || stage === 'to-come';
}
