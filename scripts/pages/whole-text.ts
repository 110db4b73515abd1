import { emptyOutline, type Outline } from '../text/outline.ts';
import { shortTitle, type TopicTree } from './topic-tree.ts';
import { hrefOf, type Tongued, tongueOf, type ViewSource } from './view-source.ts';

/** An entry of the contents of the page that holds all others. */
interface WholeEntry extends Tongued {
  readonly id: string;
  readonly text: string;
  readonly children: readonly WholeEntry[];
}

/** The contents of the page that holds all others of its language: the home page, then the sections with what stands below them. */
export function wholeContents(source: ViewSource): readonly WholeEntry[] {
  const { tree } = source;
  const entry = (topic: TopicTree['topics'][number]): WholeEntry => {
    const isHome = topic.address === homeOf(source);
    const children = isHome ? [] : tree.childrenOf(topic).map(entry);
    const id = idOfPage(topic.address, source);
    return { id, text: shortTitle(topic), children, ...tongueOf(topic, source) };
  };
  const home = tree.topics.filter(({ address }) => address === homeOf(source));
  return [...home, ...tree.sections].map(entry);
}

function homeOf({ inLanguage }: ViewSource): string {
  return `/${inLanguage.language.code}/`;
}

/** The id of a page on the one that holds all: its address below the language's. No topic of a folder can be called `index`. */
function idOfPage(address: string, source: ViewSource): string {
  return address.slice(homeOf(source).length) || 'index/';
}

/** What the text of such a page has for others: the ids that its contents lead to. */
export function wholeOutline(contents: readonly WholeEntry[]): Outline {
  const place = { file: '_site', line: 1, column: 1 };
  const idsOf = ({ id, children }: WholeEntry): string[] => [id, ...children.flatMap(idsOf)];
  const anchors = contents.flatMap(idsOf).map((id) => ({ id, kind: 'heading' as const, place }));
  return { ...emptyOutline(), anchors };
}

/** What stands in front of each page's part, up to its id. */
const PART = '<article class="whole-page" id="';

/** The texts of all pages of a language as parts of one: each is made once, and taken over from the last build where it is as it was. */
export class WholeTexts {
  readonly #parts = new Map<string, string>();
  readonly #ids = new Map<ViewSource, ReadonlyMap<string, string>>();

  /** Makes a part of a page that was rendered for it: ids get the name of the page, headings a level less, links lead to parts. */
  take(address: string, html: string, source: ViewSource): void {
    this.#parts.set(address, this.#partOf(address, html, source));
  }

  /**
   * The parts of a language in the order of its contents; they are forgotten.
   * @param render makes the part of a page that is not known
   * @param last the page as the last build left it, where only topics changed since
   */
  textOf(source: ViewSource, render: (address: string) => string, last = ''): string {
    const known = knownParts(last);
    const ids = new Set(source.tree.topics.map(({ address }) => idOfPage(address, source)));
    // A link that led to a part which is gone leads elsewhere now.
    if (known.keys().some((id) => !ids.has(id))) known.clear();
    const inOrder = (topics: TopicTree['topics']): TopicTree['topics'] =>
      topics.flatMap((topic) => [
        topic,
        ...(topic.address === homeOf(source) ? [] : inOrder(source.tree.childrenOf(topic))),
      ]);
    const home = source.tree.topics.filter(({ address }) => address === homeOf(source));
    const parts = inOrder([...home, ...source.tree.sections]).map(({ address }) => {
      const found = this.#parts.get(address) ?? known.get(idOfPage(address, source));
      this.#parts.delete(address);
      return found ?? this.#partOf(address, render(address), source);
    });
    return parts.join('');
  }

  #partOf(address: string, html: string, source: ViewSource): string {
    const own = idOfPage(address, source);
    const ids = this.#ids.get(source) ?? idsByHref(source);
    this.#ids.set(source, ids);
    return html.replace(MARKS, (all, heading, level, id, name, permanent, href, hash) => {
      // On paper it is told as on its own page.
      const named = id === undefined ? '' : ` id="${own}${id}" data-own="${id}"`;
      if (heading) return `${heading}${Number(level) + 1}${named}`;
      if (name) return ` ${name}="${own}`;
      if (permanent) return `${permanent}${hrefOf(address, source)}`;
      if (href === '') return hash ? ` href="#${own}` : all;
      const to = ids.get(href);
      return to === undefined ? all : ` href="#${to}`;
    });
  }
}

/** The parts of a page that was built, by their ids. */
function knownParts(html: string): Map<string, string> {
  const starts = [...html.matchAll(new RegExp(PART, 'g'))].map(({ index }) => index);
  return new Map(
    starts.map((start) => {
      const part = html.slice(start, html.indexOf(END, start) + END.length);
      return [part.slice(PART.length, part.indexOf('"', PART.length)), part];
    }),
  );
}

const END = '</article>\n';

/** Tags of headings, ids and what names them, and addresses; in texts of ours no quote stands as itself. */
const MARKS =
  /(<\/?h)([1-5])(?: id="([^"]*)")?(?=[\s>])| (id|aria-labelledby)="|( class="(?:heading-link|whole-address)" href=")| href="([^"#]*)(#?)/g;

/** The ids of the parts by the addresses of their pages, as pages link to them. */
function idsByHref(source: ViewSource): ReadonlyMap<string, string> {
  return new Map(
    source.tree.topics.map(({ address }) => [hrefOf(address, source), idOfPage(address, source)]),
  );
}
