import type { Site } from '../site/site.ts';
import type { Twins } from '../site/twins.ts';

/** The published translations of a site whose originals are in its default language. */
export function translatedTwins({ twins, defaultLanguage }: Site): Twins[] {
  return twins.filter(({ original }) => original.language === defaultLanguage);
}
