import * as is from './html-elements.ts';
import type { Tag } from './html-tokens.ts';

/** What a page has once: `html`, `head`, and a `body` or a set of frames (HTML standard, 13.2.6.4.1 to 6, 20). */
export class PageFrame {
  readonly #given = { html: false, body: false };
  #content: 'none' | 'body' | 'frames' = 'none';
  /** Whether something stands before that ends the place for a head. */
  #begun = false;

  /** Whether the page is a set of frames, so that nothing else counts. */
  get hasFrames(): boolean {
    return this.#content === 'frames';
  }

  text(text: string): void {
    if (this.#content !== 'none' || !/\S/.test(text)) return;
    this.#content = 'body';
    this.#begun = true;
  }

  end(name: string): void {
    this.#begun ||= /^(?:head|body|html|br)$/.test(name);
  }

  /** Takes a start tag in. @returns whether it has no effect because of where on the page it stands */
  start(tag: Tag): boolean {
    const ignored = this.#isIgnored(tag);
    this.#begun ||= tag.name !== 'html';
    if (!ignored && this.#content === 'none' && !is.HEAD_PARTS.has(tag.name)) this.#content = 'body';
    return ignored;
  }

  #isIgnored({ name, attributes }: Tag): boolean {
    if (this.hasFrames) return name !== 'frame' && name !== 'frameset' && name !== 'noframes';
    if (name === 'html' || name === 'body') {
      // A second one adds the attributes that the first lacks; of those, only the id counts here.
      const given = this.#given[name];
      this.#given[name] ||= attributes.id !== undefined;
      return given;
    }
    if (name === 'head') return this.#begun;
    if (name === 'frameset' && this.#content === 'none') {
      this.#content = 'frames';
      return false;
    }
    return name === 'frame' || name === 'frameset';
  }
}
