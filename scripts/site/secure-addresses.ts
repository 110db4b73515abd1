import type { Content } from './content.ts';

/**
 * Whether an address that begins with `https:` stands in the topics or sources of a site, whatever fragment it has. They are
 * read when this is first asked.
 */
export function secureAddresses(content: Content): (href: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (href) => {
    known ??= new Set(written(content));
    const page = withoutFragment(href);
    return page !== undefined && known.has(page);
  };
}

function* written({ topics, sources, operator }: Content): Generator<string> {
  const all = function* (): Generator<string | undefined> {
    for (const topic of topics) for (const { href } of topic.text().outline.links) yield href;
    for (const { url } of sources.values()) yield url;
    for (const { href } of operator?.contact ?? []) yield href;
  };
  for (const href of all()) {
    const page = href !== undefined && /^\s*https:/i.test(href) ? withoutFragment(href) : undefined;
    if (page !== undefined) yield page;
  }
}

/** An address as the URL parser serialises it. */
function withoutFragment(href: string): string | undefined {
  const url = URL.parse(href);
  if (!url) return undefined;
  url.hash = '';
  return url.href;
}
