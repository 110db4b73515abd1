import { BREAKS_OUT, HEADINGS, INTEGRATION } from './html-elements.ts';
import type { Tag } from './html-tokens.ts';

/** How deep is looked for an open element, so that a page that closes nothing takes no longer. */
const DEEPEST = 256;

/** Where the open elements around something else do not count: a table, a cell, a drawing, the page. */
interface Segment {
  readonly name: string;
  /** What is read in it. */
  readonly kind: 'html' | 'svg' | 'math';
  /** The names of its open elements, the innermost last. */
  readonly names: string[];
}

/** The open elements of a document, or of a template's content. */
export class OpenElements {
  readonly #segments: Segment[] = [{ name: '', kind: 'html', names: [] }];
  readonly #onClose: (name: string) => void;
  /** Whether a form is open; a form in a form is ignored. */
  form = false;

  /** @param onClose is told of every element that is closed, the innermost first */
  constructor(onClose: (name: string) => void) {
    this.#onClose = onClose;
  }

  get top(): Segment {
    return this.#segments.at(-1) as Segment;
  }

  /** The segment around the innermost one. */
  get around(): Segment | undefined {
    return this.#segments.at(-2);
  }

  push(name: string): void {
    this.top.names.push(name);
  }

  pushSegment(name: string, kind: Segment['kind']): void {
    this.#segments.push({ name, kind, names: [] });
  }

  /**
   * Closes the innermost element of a kind in the innermost segment, and all that is open in it.
   * @param stops before which of the others the search ends
   * @returns whether there is one
   */
  close(wanted: (name: string) => boolean, stops: (name: string) => boolean = () => false): boolean {
    const { names } = this.top;
    for (let at = names.length - 1; at >= 0 && at >= names.length - DEEPEST; at--) {
      const name = names[at] as string;
      if (wanted(name)) {
        this.#closeNames(at);
        return true;
      }
      if (stops(name)) return false;
    }
    return false;
  }

  closeTo(name: string): boolean {
    return this.close((open) => open === name);
  }

  /** The same for the innermost segment of a name. */
  closeSegment(name: string, stops: (segment: Segment) => boolean): boolean {
    const at = this.#find(name, stops);
    if (at >= 0) this.#closeSegments(at);
    return at >= 0;
  }

  /** Closes the innermost segment. */
  closeTop(): void {
    this.#closeSegments(this.#segments.length - 1);
  }

  /** Closes what is open in the innermost table. @returns whether there is one */
  backToTable(): boolean {
    const at = this.#find('table', () => false);
    if (at >= 0) this.#closeSegments(at + 1);
    return at >= 0;
  }

  /** Closes everything. */
  closeAll(): void {
    this.#closeSegments(1);
    this.#closeNames(0);
  }

  #find(name: string, stops: (segment: Segment) => boolean): number {
    const segments = this.#segments;
    for (let at = segments.length - 1; at > 0 && at >= segments.length - DEEPEST; at--) {
      const segment = segments[at] as Segment;
      if (segment.name === name) return at;
      if (stops(segment)) return -1;
    }
    return -1;
  }

  /** Closes elements of the innermost segment until so many are left. */
  #closeNames(left: number): void {
    const { names } = this.top;
    while (names.length > left) this.#onClose(names.pop() as string);
  }

  /** Closes segments until so many are left. */
  #closeSegments(left: number): void {
    while (this.#segments.length > left) {
      this.#closeNames(0);
      this.#onClose(this.#segments.pop()?.name as string);
    }
  }
}

/**
 * A start tag in a drawing or a formula (HTML standard, 13.2.6.5).
 * @returns whether it is one of HTML, else whether its element has content
 */
export function startForeign(open: OpenElements, tag: Tag): 'html' | 'open' | 'empty' {
  const { name } = tag;
  const { kind, names } = open.top;
  if (kind === 'html') return 'html';
  if (breaksOut(tag)) {
    leave(open);
    return 'html';
  }
  if (name === 'svg' && names.at(-1) === 'annotation-xml') return 'html';
  if (tag.selfClosing) return 'empty';
  if (INTEGRATION[kind].has(name) || (kind === 'math' && isHtmlAnnotation(tag)))
    open.pushSegment(name, 'html');
  else open.push(name);
  return 'open';
}

/** An end tag in a drawing or a formula. @returns whether it was dealt with; where not, it is one of HTML */
export function endForeign(open: OpenElements, name: string): boolean {
  const { top } = open;
  const inHtml = top.kind === 'html';
  // While HTML is open in a part of a drawing, the end tags of what is around it are ignored.
  if (inHtml && (!isIntegration(top) || top.names.length > 0)) return false;
  if (!inHtml && (name === 'p' || name === 'br')) {
    leave(open);
    return false;
  }
  if (open.closeTo(name)) return true;
  if (top.name !== name && !isOpenAround(open, name)) return false;
  open.closeTop();
  return top.name === name || endForeign(open, name);
}

/** Closes drawings and formulas until HTML is read. */
function leave(open: OpenElements): void {
  while (open.top.kind !== 'html') open.closeTop();
}

/** Whether an element of a drawing or a formula, or of HTML right around it, has this name. */
function isOpenAround({ around }: OpenElements, name: string): boolean {
  if (!around) return false;
  if (around.kind !== 'html' && around.name === name) return true;
  const names = around.names.slice(-DEEPEST);
  return names.includes(name) || (HEADINGS.has(name) && names.some((other) => HEADINGS.has(other)));
}

function breaksOut({ name, attributes }: Tag): boolean {
  if (name === 'font') return 'color' in attributes || 'face' in attributes || 'size' in attributes;
  return BREAKS_OUT.has(name);
}

/** Whether HTML stands in a segment that is a part of a drawing or a formula. */
function isIntegration({ name }: Segment): boolean {
  return INTEGRATION.svg.has(name) || INTEGRATION.math.has(name) || name === 'annotation-xml';
}

function isHtmlAnnotation({ name, attributes: { encoding = '' } }: Tag): boolean {
  return name === 'annotation-xml' && /^(?:text\/html|application\/xhtml\+xml)$/i.test(encoding);
}
