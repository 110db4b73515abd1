import { problem } from '../problem.ts';
import type { FrontMatter } from '../site/schema.ts';
import type { SiteRule } from './rule.ts';

/** `review-overdue`: a page is reviewed as often as it says. */
export const overdueReviews: SiteRule = function* (site, { today }) {
  for (const { matter, placeOf } of site.publishedTopics) {
    const { reviewed } = matter;
    const due = reviewDue(matter);
    if (due < today) yield problem('review-overdue', placeOf(['reviewed']), { reviewed, due });
  }
};

/** The last day on which a page may have been left without a review, `YYYY-MM-DD`. */
export function reviewDue({ reviewed, review_every: months }: FrontMatter): string {
  return addMonths(reviewed, months);
}

/** The same day so many months later; the last one of a month that has no such day. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(index / 12), index % 12];
  const last = new Date(Date.UTC(inYear, inMonth + 1, 0)).getUTCDate();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(inYear).padStart(4, '0')}-${two(inMonth + 1)}-${two(Math.min(date, last))}`;
}
