import { hash } from 'node:crypto';
import { inMarkup } from '../../report/printable.ts';
import type { OutputFile } from './output.ts';

/** News as programs read them. */
export interface Feed {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: string;
  /** What no other feed is called, whatever becomes of the site. */
  readonly name: string;
  /** The page that says the same; absolute, as all addresses here. */
  readonly page: string;
  readonly atom: string;
  readonly json: string;
  /** Of the last entry (RFC 3339). */
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
}

/** A piece of news. */
export interface FeedEntry {
  /** What no other entry is called in its language. */
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly updated: string;
  /** What kind of news it is, for machines and for readers. */
  readonly kind: { readonly term: string; readonly label: string };
  readonly html: string;
  readonly text: string;
}

/** A feed as Atom (RFC 4287) and as JSON Feed (1.1). @param paths of both, below the output folder */
export function feedFiles(feed: Feed, [atom, json]: readonly [string, string]): OutputFile[] {
  return [
    { path: atom, text: atomOf(feed) },
    { path: json, text: jsonOf(feed) },
  ];
}

// `feed` 6.0.0 was tried: its JSON Feed is of version 1, which knows no language; it says no language in Atom either, reads
// titles as HTML, and rests on a library that was last released in 2019.

function atomOf({ title, language, author, name, page, atom, updated, entries }: Feed): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${idOf(name, language)}</id>
<title>${inXml(title)}</title>
<updated>${updated}</updated>
<author><name>${inXml(author)}</name></author>
<link rel="self" type="application/atom+xml" href="${inXml(atom)}"/>
<link rel="alternate" type="text/html" href="${inXml(page)}"/>
${entries.map((entry) => atomEntry(entry, language)).join('')}</feed>
`;
}

function atomEntry({ name, title, url, updated, kind, html, text }: FeedEntry, language: string): string {
  return `<entry>
<id>${idOf(name, language)}</id>
<title>${inXml(title)}</title>
<published>${updated}</published>
<updated>${updated}</updated>
<link rel="alternate" type="text/html" href="${inXml(url)}"/>
<category term="${kind.term}" label="${inXml(kind.label)}"/>
<summary>${inXml(text)}</summary>
<content type="html">${inXml(html)}</content>
</entry>
`;
}

function jsonOf({ title, language, author, page, json, entries }: Feed): string {
  const items = entries.map(({ name, title: said, url, updated, kind, html, text }) => ({
    id: idOf(name, language),
    url,
    title: said,
    content_html: html,
    content_text: text,
    date_published: updated,
    tags: [kind.label],
  }));
  const version = 'https://jsonfeed.org/version/1.1';
  const head = { version, title, home_page_url: page, feed_url: json, language };
  return `${JSON.stringify({ ...head, authors: [{ name: author }], items }, null, 1)}\n`;
}

/** An id that is made of a name and a language alone (RFC 9562, version 8): the site may move, and no reader shows anything twice. */
function idOf(name: string, language: string): string {
  const digits = hash('sha256', `${name} ${language}`, 'hex');
  const variant = (8 + (Number.parseInt(digits.charAt(16), 16) % 4)).toString(16);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`];
  return `urn:uuid:${[...parts, variant + digits.slice(17, 20), digits.slice(20, 32)].join('-')}`;
}

/** What XML 1.0 can hold of a text. */
function inXml(text: string): string {
  return inMarkup(text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''));
}
