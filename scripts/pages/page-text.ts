import type { Heading, Outline } from '../text/outline.ts';

/** The text of a topic as its page shows it. */
export interface PageText {
  readonly html: string;
  readonly headings: readonly Omit<Heading, 'place'>[];
  /** What stands in the HTML. */
  readonly written: Outline;
}
