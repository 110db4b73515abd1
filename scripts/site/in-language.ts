import type { z } from 'zod';
import type { FindForeign } from '../text/markdown/find-foreign.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import type { LanguageContent, Panel } from './content.ts';
import type * as schema from './data-schema.ts';
import { localise } from './localise.ts';

const NOWHERE = { file: '', line: 1, column: 1 };

/** What the site says in one language, the operator's words filled in. */
export function inLanguage(
  language: schema.Language,
  operator: schema.Operator | undefined,
  panels: ReadYaml<z.infer<typeof schema.panels>> | undefined,
  findForeign: FindForeign,
): LanguageContent {
  const fallback = operator?.site.default_language ?? language.code;
  const local = (value: schema.Localised): string => localise(value, language.code, fallback);
  const words = new Map(Object.entries(operator?.words ?? {}).map(([word, value]) => [word, local(value)]));
  const fill = (text: string): string => fillWords(text, words).text;
  const texts = Object.fromEntries(
    Object.entries(language.texts).map(([key, text = '']) => [key, fill(text)]),
  );
  const inPanels = (panels?.value ?? []).map(
    (panel, i): Panel => ({
      id: panel.id,
      place: panels?.placeOf([i, 'id']) ?? NOWHERE,
      title: fill(local(panel.title)),
      links: panel.links.map((link, k) => ({
        text: fill(local(link.text)),
        to: link.to,
        place: panels?.placeOf([i, 'links', k, 'to']) ?? NOWHERE,
      })),
    }),
  );
  return { language, words, texts, findForeign, panels: inPanels };
}
