import type { Place } from '../problem.ts';
import type { Link } from '../text/outline.ts';
import type { DataFiles } from './data-schema.ts';
import type { Operator } from './operator-schema.ts';
import { type Localised, localise } from './schema.ts';

/** The links of the data files, by the path of their entry (`contact.0`, `sources.handbook`); panels have their own way. */
export function dataLinks({ operator, sources }: DataFiles): ReadonlyMap<string, Link> {
  const language = operator.value?.site.default_language ?? '';
  const linkTo = (href: string, text: Localised, place: Place): Link => ({
    ...{ href, place, element: 'a' },
    name: localise(text, language, language),
  });
  const links = new Map<string, Link>();
  for (const { entry, at, href, name } of operator.value ? linksOfOperator(operator.value) : [])
    links.set(entry, linkTo(href, name, operator.placeOf(at)));
  for (const [id, { url, title }] of Object.entries(sources.value ?? {}))
    if (url !== undefined)
      links.set(`sources.${id}`, { ...linkTo(url, title, sources.placeOf([id, 'url'])), cited: true });
  return links;
}

/** An address in the operator's file, and the keys that lead to it. */
interface OperatorLink {
  readonly entry: string;
  readonly at: readonly PropertyKey[];
  readonly href: string;
  readonly name: Localised;
}

function* linksOfOperator({ contact, filings, security, site }: Operator): Generator<OperatorLink> {
  for (const [index, { href, value }] of contact.entries())
    if (href !== undefined)
      yield { entry: `contact.${index}`, at: ['contact', index, 'href'], href, name: value };
  for (const [index, { href, text }] of filings.entries())
    if (href !== undefined)
      yield { entry: `filings.${index}`, at: ['filings', index, 'href'], href, name: text };
  const { contact: ways = [], policy } = security ?? {};
  const ofSecurity = [
    ...ways.map((href, index) => ({ href, at: ['security', 'contact', index] })),
    ...(policy ? [{ href: policy, at: ['security', 'policy'] }] : []),
  ];
  // What stands on the site itself has its whole address there, for those who read the file elsewhere.
  for (const { href, at } of ofSecurity)
    if (!href.startsWith(`${site.url}/`)) yield { entry: at.join('.'), at, href, name: href };
}
