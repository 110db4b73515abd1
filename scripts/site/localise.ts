import type { Localised } from './data-schema.ts';

/** The value for a language; where it has none, that of the default language, else the first. */
export function localise(value: Localised, language: string, fallback: string): string {
  if (typeof value === 'string') return value;
  return value[language] ?? value[fallback] ?? Object.values(value)[0] ?? '';
}
