import type { Place } from '../problem.ts';
import type { Content, TextFile } from '../site/content.ts';
import { operator, sources } from '../site/data-schema.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';

/** One place where an external address is used. */
export interface AddressUse {
  /** As written. */
  readonly href: string;
  readonly place: Place;
  /** As the URL parser serialises it, without `#`; empty where there is none. */
  readonly fragment: string;
}

/** A distinct external address, and every place that uses it. */
export interface ExternalAddress {
  /** Without fragment. */
  readonly url: string;
  readonly uses: readonly AddressUse[];
}

/** What URLs of the site itself are resolved against, to be told from others. */
const SITE = 'https://site.invalid/';

/**
 * Collects the http and https addresses that the sources of a site name: links and images of topics, panels, the `url` of
 * sources and the contacts of the operator.
 * @param data the files under `_data/`, for the places of what stands in them
 * @returns sorted by address, their uses by place
 */
export function collectAddresses(content: Content, data: readonly TextFile[]): ExternalAddress[] {
  const uses = new Map<string, Map<string, AddressUse>>();
  for (const { href, place } of written(content, data)) {
    const url = URL.parse(href, SITE);
    if (!url || !/^https?:$/.test(url.protocol) || url.origin === new URL(SITE).origin) continue;
    const fragment = url.hash.slice(1);
    url.hash = '';
    const known = uses.get(url.href) ?? new Map<string, AddressUse>();
    known.set(`${place.file}:${place.line}:${place.column}`, { href, place, fragment });
    uses.set(url.href, known);
  }
  return [...uses]
    .map(([url, known]) => ({ url, uses: [...known.values()].sort(byPlace) }))
    .sort((a, b) => order(a.url, b.url));
}

interface WrittenAddress {
  readonly href: string;
  readonly place: Place;
}

function* written(content: Content, data: readonly TextFile[]): Generator<WrittenAddress> {
  for (const topic of content.topics) yield* topic.read().outline.links;
  for (const { panels } of content.languages.values())
    for (const { to, place } of panels.flatMap(({ links }) => links)) yield { href: to, place };
  for (const file of data) {
    if (/^_data\/sources\.ya?ml$/.test(file.path)) yield* inSources(file);
    if (/^_data\/operator\.ya?ml$/.test(file.path)) yield* inContacts(file);
  }
}

function* inSources({ text, file }: TextFile): Generator<WrittenAddress> {
  const { value, placeOf } = readYaml('data-file', text, file, 1, sources);
  for (const [id, { url }] of Object.entries(value ?? {}))
    if (url !== undefined) yield { href: url, place: placeOf([id, 'url']) };
}

function* inContacts({ text, file }: TextFile): Generator<WrittenAddress> {
  const { value, placeOf } = readYaml('data-file', text, file, 1, operator);
  for (const [index, { href }] of (value?.contact ?? []).entries())
    if (href !== undefined) yield { href, place: placeOf(['contact', index, 'href']) };
}

function byPlace({ place: a }: AddressUse, { place: b }: AddressUse): number {
  return order(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** By code unit: the same on every machine, whatever its locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
