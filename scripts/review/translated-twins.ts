import type { Content } from '../site/content.ts';
import { familiesOf, languagesInUse, type Twins, twinsAmong } from '../site/twins.ts';

/** The published translations of a site whose originals are in its default language. */
export function translatedTwins({ topics, languages, operator }: Content): Twins[] {
  const home = operator?.site.default_language;
  const inUse = languagesInUse(topics, { languages, defaultLanguage: home });
  return twinsAmong(familiesOf(topics, inUse)).filter(({ original }) => original.language === home);
}
