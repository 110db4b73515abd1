/** How deep is looked for an open element, so that a page that closes nothing takes no longer. */
export const DEEPEST = 256;

/** Where the open elements around something else do not count: a table, a cell, a drawing, the page. */
export interface Segment {
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

  /** The segments, the innermost last. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  push(name: string): void {
    this.top.names.push(name);
  }

  pushSegment(name: string, kind: Segment['kind']): void {
    this.#segments.push({ name, kind, names: [] });
  }

  /** Whether one of these is open in the innermost segment, before one of those that stop the search. @returns it */
  find(
    wanted: (name: string) => boolean,
    stops: (name: string) => boolean = () => false,
  ): string | undefined {
    const { names } = this.top;
    for (let at = names.length - 1; at >= 0 && at >= names.length - DEEPEST; at--) {
      const name = names[at] as string;
      if (wanted(name)) return name;
      if (stops(name)) return undefined;
    }
    return undefined;
  }

  /** Closes the innermost element of a name in the innermost segment, and all that is open in it; none where there is none. */
  closeTo(name: string): void {
    if (this.find((open) => open === name) === undefined) return;
    const { names } = this.top;
    for (;;) {
      const closed = names.pop() as string;
      this.#onClose(closed);
      if (closed === name) return;
    }
  }

  /** Finds the innermost segment of a name, before one of those that stop the search. @returns its place, or -1 */
  findSegment(name: string, stops: (segment: Segment) => boolean = () => false): number {
    const segments = this.#segments;
    for (let at = segments.length - 1; at > 0 && at >= segments.length - DEEPEST; at--) {
      const segment = segments[at] as Segment;
      if (segment.name === name) return at;
      if (stops(segment)) return -1;
    }
    return -1;
  }

  /** Closes segments until so many are left. */
  closeSegments(left: number): void {
    while (this.#segments.length > left) {
      const { name, names } = this.#segments.pop() as Segment;
      while (names.length > 0) this.#onClose(names.pop() as string);
      this.#onClose(name);
    }
  }

  /** Closes everything. */
  closeAll(): void {
    this.closeSegments(1);
    while (this.top.names.length > 0) this.#onClose(this.top.names.pop() as string);
  }
}
