import type { Hosts } from './check-schema.ts';
import type { Content } from './content.ts';
import type { Language } from './data-schema.ts';

/** What a site says of the links on it. */
export interface LinkPolicy {
  /** The site's own host; empty where it is not known. */
  readonly host: string;
  readonly hosts: Hosts;
  /** By their codes, with which addresses begin. */
  readonly languages: ReadonlyMap<string, Language>;
  /** The code of the language of `/`. */
  readonly defaultLanguage: string;
}

/** Of a site that says nothing. */
export const noPolicy: LinkPolicy = {
  host: '',
  hosts: { allow: [], deny: [] },
  languages: new Map(),
  defaultLanguage: '',
};

/** What the data files of a site say. */
export function policyOf({ operator, hosts, languages }: Content): LinkPolicy {
  return {
    host: URL.parse(operator?.site.url ?? '')?.hostname ?? '',
    hosts,
    languages: new Map([...languages].map(([code, { language }]) => [code, language])),
    defaultLanguage: operator?.site.default_language ?? '',
  };
}

/** The language that stands at an address; undefined for what has none. @param address without base path */
export function languageAt(address: string, policy: LinkPolicy): Language | undefined {
  const code = address.slice(1, address.indexOf('/', 1));
  const isShared = address === '/' || address === '/404.html';
  return policy.languages.get(isShared ? policy.defaultLanguage : code);
}
