import type { Content } from '../content/content.ts';
import { familiesOf, languagesInUse, type Twins, twinsAmong } from '../content/twins.ts';

/** The published translations of a site whose originals are in its default language. */
export function translatedTwins({ topics, languages, operator }: Content): Twins[] {
  const home = operator?.site.default_language;
  const inUse = languagesInUse(topics, { languages, defaultLanguage: home });
  return twinsAmong(familiesOf(topics, inUse)).filter(({ original }) => original.language === home);
}
