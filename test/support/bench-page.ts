import { Parser } from 'htmlparser2';

/** A link: where to, and its text. */
export type Link = readonly [href: string, text: string];

/** What stands on a page of the bench, whoever built it. */
export interface BenchPage {
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly h1: string;
  readonly sections: readonly Link[];
  readonly breadcrumbs: readonly Link[];
  readonly contents: readonly Link[];
  readonly children: readonly Link[];
  /** Links in the text. */
  readonly links: readonly Link[];
  /** Headings of the text: level, id, words. */
  readonly headings: readonly (readonly [level: string, id: string, text: string])[];
  /** The elements of the text, in order. */
  readonly elements: readonly string[];
  readonly text: string;
  /** The text of the list of what stands below the page. */
  readonly childrenText: string;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const INLINE = ['a', 'code', 'strong'];
/** How the parts of a page are told, in the layout of the bench and in our own. */
const PARTS: Readonly<Record<string, string>> = {
  sections: 'sections',
  'site-nav': 'sections',
  breadcrumbs: 'breadcrumbs',
  contents: 'contents',
  article: 'article',
  prose: 'article',
  children: 'children',
  'topics-list': 'children',
};

/** Reads a page of the bench, of the bench's own layout or of ours. */
export function readBenchPage(html: string): BenchPage {
  const elements: Element[] = [];
  const open: { element: Element; parts: readonly string[] }[] = [];
  const found = new Map<string, Element[]>();
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = { name, attributes, text: '' };
      const part = PARTS[attributes.class ?? name];
      if (!INLINE.includes(name)) for (const around of open) around.element.text += ' ';
      const parts = [...(open.at(-1)?.parts ?? []), ...(part ? [part] : [])];
      elements.push(element);
      for (const inside of parts) found.set(inside, [...(found.get(inside) ?? []), element]);
      open.push({ element, parts });
    },
    ontext(text) {
      for (const around of open) around.element.text += text;
    },
    onclosetag() {
      open.pop();
    },
  });
  parser.end(html);
  const first = (name: string): Element | undefined => elements.find((element) => element.name === name);
  const within = (part: string): Element[] => found.get(part) ?? [];
  const links = (part: string): Link[] =>
    within(part)
      .filter(({ name }) => name === 'a')
      .map(({ attributes, text }) => [attributes.href ?? '', plain(text)]);
  const description = elements.find(({ attributes }) => attributes.name === 'description');
  return {
    language: first('html')?.attributes.lang ?? '',
    title: plain(first('title')?.text ?? ''),
    description: description?.attributes.content ?? '',
    h1: plain(first('h1')?.text ?? ''),
    sections: links('sections'),
    breadcrumbs: links('breadcrumbs'),
    contents: links('contents'),
    children: links('children'),
    links: links('article'),
    headings: within('article')
      .filter(({ name }) => /^h\d$/.test(name))
      .map(({ name, attributes, text }) => [name, attributes.id ?? '', plain(text)]),
    elements: within('article').map(({ name }) => name),
    text: plain(within('article')[0]?.text ?? ''),
    childrenText: plain(within('children')[0]?.text ?? ''),
  };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
