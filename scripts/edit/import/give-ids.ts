import { FORM, idFor, RESERVED } from '../../checks/meant-id.ts';
import { type Block, type Tell, wordsOf } from './blocks.ts';

/** Where the ids of an old page lead now. */
export interface Anchors {
  /** By old id: the id of what it stands on now; `top` is the page itself. */
  readonly now: ReadonlyMap<string, string>;
  /** By the id that holds them now: the old ids that are no ids any more. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** How long an id is at most that is made of words. */
const LONGEST = 48;

/**
 * Gives each heading an id, and keeps every old one: as the id of its heading, paragraph or item where it has the form of
 * ours, else as an alias.
 * @param wide ids of what holds several sections: each is an alias of the first
 * @param loose ids that stood on what is no text of the topic
 * @param twin the ids of the headings of the same page in another language, where it has as many
 */
export function giveIds(
  blocks: readonly Block[],
  wide: ReadonlySet<string>,
  loose: readonly string[],
  twin: readonly (string | null)[],
  note: Tell,
): Anchors {
  const all = [...everyBlock(blocks)];
  const headings = all.filter((block) => block.kind === 'text' && block.heading !== undefined);
  const givers = new IdGiver(new Set([...loose, ...all.flatMap(({ ids }) => ids)]), note);
  const fromTwin = twin.length === headings.length ? twin : [];
  let section = 'top';
  for (const id of loose) givers.keep(id, section, 1);
  for (const block of all) {
    const fresh = block.ids.filter((id) => givers.isFirst(id, block.line));
    const near = fresh.filter((id) => !wide.has(id));
    if (block.kind !== 'text') for (const id of fresh) givers.keep(id, section, block.line);
    else if (block.heading === undefined) {
      const own = near.findLast(isOurs) ?? near.map((id) => givers.free(idFor(id))).find(Boolean);
      if (own !== undefined) block.id = givers.take(own);
      for (const id of fresh) givers.keep(id, own ?? section, block.line);
    } else {
      const proposed = fromTwin[headings.indexOf(block)] ?? undefined;
      const own = near.findLast(isOurs) ?? givers.forHeading(near, wordsOf(block.runs), proposed);
      block.id = own;
      section = own;
      for (const id of fresh) givers.keep(id, own, block.line);
    }
  }
  return givers;
}

function isOurs(id: string): boolean {
  return FORM.test(id) && !RESERVED.test(id);
}

/** Every block that can have an id, in the order of the page. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'list') for (const item of block.items) yield* everyBlock(item.blocks);
    else if (block.kind === 'quote') yield* everyBlock(block.blocks);
    else if (block.kind === 'terms')
      for (const { terms, meanings } of block.groups) yield* everyBlock([...terms, ...meanings.flat()]);
  }
}

class IdGiver implements Anchors {
  readonly now = new Map<string, string>();
  readonly aliases = new Map<string, string[]>();
  readonly #taken: Set<string>;
  readonly #note: Tell;
  readonly #seen = new Set<string>();

  /** @param old all ids of the old page */
  constructor(old: ReadonlySet<string>, note: Tell) {
    this.#taken = new Set(old);
    this.#note = note;
  }

  /** Whether it is the first of its name; of the others it is told that they led nowhere. */
  isFirst(id: string, line: number): boolean {
    const isFirst = !this.#seen.has(id);
    this.#seen.add(id);
    if (!isFirst) this.#note('dropped', line, `the id \`${id}\` once more: addresses led to the first`);
    return isFirst;
  }

  keep(id: string, holder: string, line: number): void {
    if (this.now.has(id) || /^top$/i.test(id)) return;
    this.#seen.add(id);
    // An id that nothing can name: neither an address nor our front matter takes it.
    if (/\p{Cc}/u.test(id)) this.#note('decide', line, `the id \`${id}\` cannot be kept`);
    else this.now.set(id, holder);
    if (this.now.has(id) && id !== holder)
      this.aliases.set(holder, [...(this.aliases.get(holder) ?? []), /^ | $/.test(id) ? encodeURI(id) : id]);
  }

  /** An id for a heading that has none of our form. */
  forHeading(old: readonly string[], words: string, proposed: string | undefined): string {
    const said = old.map(idFor);
    const made = [proposed, ...said.filter(isTelling), short(idFor(words)), ...said];
    const id =
      made.find((one) => this.free(one)) ??
      this.#numbered(made.findLast((one) => one && isOurs(one)) ?? 'section');
    this.#taken.add(id);
    return id;
  }

  take(id: string): string {
    this.#taken.add(id);
    return id;
  }

  /** The id where nothing has it yet. */
  free(id: string | undefined): string | undefined {
    return id && isOurs(id) && !this.#taken.has(id) ? id : undefined;
  }

  #numbered(id: string): string {
    for (let number = 2; ; number++) {
      const next = id === 'section' ? `section-${number - 1}` : `${id}-${number}`;
      if (!this.#taken.has(next)) return next;
    }
  }
}

/** Whether an id was made by a person: programs make `_Toc123456` and `h.1a2b3c4d`. */
function isTelling(id: string): boolean {
  return /[a-z]{3}/.test(id) && !/^(?:toc|ref|hlk)\d|^h-(?=[a-z]*\d)[a-z0-9]{6,}$/.test(id);
}

/** An id of a few words. */
function short(id: string): string {
  if (id.length <= LONGEST) return id;
  return id.slice(0, id.lastIndexOf('-', LONGEST) > 0 ? id.lastIndexOf('-', LONGEST) : LONGEST);
}
