import { decodeHTML } from 'entities';
import { ENDS_PARAGRAPH, TABLE_PARTS } from './html-elements.ts';
import type { HtmlText, Tag } from './html-tokens.ts';
import { HtmlTree } from './html-tree.ts';

type Attributes = Tag['attributes'];

/** An element that is being read out. */
interface Reading<T extends Tag> {
  readonly tag: T;
  /** How many elements are open, itself the last. */
  readonly depth: number;
  text: string;
  /** How many elements are open since one whose content is not read out; 0 where all is. */
  muted: number;
}

/** Of elements that a broken page never ends, only the innermost take in text. */
const DEEPEST = 8;

/**
 * Reads elements out, as they are met: what a person hears as their names (Accessible Name 1.2, 4.3), as far as an element
 * says it by itself and what is in it. What `aria-labelledby` names stands elsewhere: `namesById` finds it.
 */
export class NameReader<T extends Tag = Tag> {
  readonly #readings: Reading<T>[] = [];
  #depth = 0;
  /** How many elements are open since one that is hidden. */
  #hidden = 0;

  /** Whether what stands here is shown to nobody, or not yet. */
  get isHidden(): boolean {
    return this.#hidden > 0;
  }

  /** An element begins. @param asked the same where its name is wanted */
  open(tag: Tag, foreign: boolean, asked?: T): void {
    this.#depth++;
    const isHidden = isHiddenElement(tag, foreign);
    if (this.#hidden > 0 || isHidden) this.#hidden++;
    if (this.#readings.length === 0 && !asked) return;
    const { words, isAll } = saidBy(tag, foreign);
    for (const reading of this.#inner()) {
      // Within others, what names it is not looked for: that something does is enough to know.
      if (reading.muted === 0 && !isHidden) reading.text += words + (tag.attributes['aria-labelledby'] ?? '');
      if (reading.muted > 0 || isHidden || isAll) reading.muted++;
    }
    if (asked) this.#readings.push({ tag: asked, depth: this.#depth, text: words, muted: 0 });
  }

  text({ text }: HtmlText): void {
    if (this.#readings.length === 0) return;
    const words = decodeHTML(text);
    for (const reading of this.#inner()) if (reading.muted === 0) reading.text += words;
  }

  /** An element ends. @returns it with its name, where that was wanted */
  close(name: string): { readonly tag: T; readonly name: string } | undefined {
    if (this.#hidden > 0) this.#hidden--;
    const isDone = this.#readings.at(-1)?.depth === this.#depth--;
    const done = isDone ? this.#readings.pop() : undefined;
    for (const reading of this.#inner()) {
      if (reading.muted > 0) reading.muted--;
      else if (SET_APART.has(name)) reading.text += ' ';
    }
    return done && { tag: done.tag, name: nameOf(done) };
  }

  #inner(): readonly Reading<T>[] {
    return this.#readings.length > DEEPEST ? this.#readings.slice(-DEEPEST) : this.#readings;
  }
}

function nameOf({ tag: { attributes }, text }: Reading<Tag>): string {
  return labelOf(attributes) || plain(text) || plain(attributes.title ?? attributes['xlink:title']);
}

/** The label that an element gives itself; one of blanks does not count. */
export function labelOf(attributes: Attributes): string {
  return plain(attributes['aria-label']);
}

function plain(text = ''): string {
  return text === '' ? '' : text.replace(/\s+/g, ' ').trim();
}

/** Elements whose words are not those of the words around them. */
const SET_APART = new Set([
  ...ENDS_PARAGRAPH,
  ...TABLE_PARTS,
  ...['br', 'wbr', 'img', 'input', 'button', 'select', 'iframe', 'object', 'canvas', 'label'],
]);
/** Elements that are read out by what they say of themselves alone. */
const REPLACED = new Set(['iframe', 'object', 'video', 'audio', 'embed']);
/** Parts of drawings that nobody reads. */
const UNREAD = new Set(['desc', 'metadata', 'style', 'script']);

const NOTHING_SAID = { words: '', isAll: false };
const NOT_READ = { words: '', isAll: true };
const SPACE = { words: ' ', isAll: false };

/** What is read out for an element by itself, and whether that stands for all that is in it. */
function saidBy(
  { name, attributes }: Tag,
  foreign: boolean,
): { readonly words: string; readonly isAll: boolean } {
  const label = labelOf(attributes);
  if (label) return { words: ` ${label} `, isAll: true };
  if (foreign) return UNREAD.has(name) ? NOT_READ : NOTHING_SAID;
  if (name === 'img') return { words: ` ${alternativeOf(attributes)} `, isAll: true };
  if (name === 'input') return { words: ` ${fieldText(attributes)} `, isAll: true };
  if (attributes.role === 'img' || REPLACED.has(name))
    return { words: ` ${attributes.title ?? ''} `, isAll: true };
  return SET_APART.has(name) ? SPACE : NOTHING_SAID;
}

/** What is read out for an image without a label. */
export function alternativeOf({ alt, title = '', role = '' }: Attributes): string {
  return /^(?:presentation|none)$/.test(role) ? '' : (alt ?? title);
}

function fieldText({ type = 'text', value, alt, placeholder, title = '' }: Attributes): string {
  switch (type.toLowerCase()) {
    case 'hidden':
    case 'checkbox':
    case 'radio':
      return '';
    case 'image':
      return alt || title || 'Submit';
    case 'submit':
      return value ?? 'Submit';
    case 'reset':
      return value ?? 'Reset';
    default:
      return value || placeholder || title;
  }
}

const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))(?![\w-])/i;

/** Whether an element is shown and read out to nobody, as far as it says so itself. */
function isHiddenElement({ name, attributes }: Tag, foreign: boolean): boolean {
  const { hidden, inert, style } = attributes;
  if (attributes['aria-hidden'] === 'true' || (style !== undefined && HIDING.test(style))) return true;
  if (foreign) return false;
  if (inert !== undefined || (name === 'dialog' && attributes.open === undefined)) return true;
  return hidden !== undefined && hidden.toLowerCase() !== 'until-found';
}

/** Longer names of others are cut: thousands of links may be named by one text. */
const LONGEST = 1000;

/** The names of elements by their ids, of those that have one. */
export function namesById(html: string, ids: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const names = new NameReader();
  const left = new Set(ids);
  const sink = {
    open: (tag: Tag, foreign: boolean) =>
      names.open(tag, foreign, left.delete(tag.attributes.id ?? '') ? tag : undefined),
    close(of: string) {
      const { tag, name = '' } = names.close(of) ?? {};
      if (tag && name) found.set(tag.attributes.id ?? '', name.slice(0, LONGEST));
    },
    text: (written: HtmlText) => names.text(written),
    style() {},
    noscript() {},
    shadow: () => sink,
  };
  const tree = new HtmlTree(sink);
  tree.read(html);
  tree.finish();
  return found;
}
