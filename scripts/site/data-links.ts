import type { Place } from '../problem.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import type { Localised, Operator, Source } from './data-schema.ts';
import { localise } from './localise.ts';

/** An address in a data file that pages show as a link. */
export interface DataLink {
  readonly href: string;
  readonly name: string;
  readonly place: Place;
  /** It says where a statement comes from, whatever host that is. */
  readonly cited: boolean;
}

/** The links of the data files, by the path of their entry (`contact.0`, `sources.handbook`); panels have their own way. */
export function dataLinks(
  operator: ReadYaml<Operator>,
  sources: ReadYaml<Readonly<Record<string, Source>>> | undefined,
): ReadonlyMap<string, DataLink> {
  const language = operator.value?.site.default_language ?? '';
  const local = (text: Localised): string => localise(text, language, language);
  const links = new Map<string, DataLink>();
  for (const [index, { href, value }] of (operator.value?.contact ?? []).entries()) {
    const place = operator.placeOf(['contact', index, 'href']);
    if (href !== undefined) links.set(`contact.${index}`, { href, name: local(value), place, cited: false });
  }
  for (const [id, { url, title }] of Object.entries(sources?.value ?? {})) {
    const place = sources?.placeOf([id, 'url']);
    if (url !== undefined && place)
      links.set(`sources.${id}`, { href: url, name: local(title), place, cited: true });
  }
  return links;
}
