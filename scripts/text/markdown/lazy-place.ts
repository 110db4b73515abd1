import type { Place } from '../../problem.ts';

/** A place that is looked for when it is asked for: of most things on most pages it never is. */
export class LazyPlace implements Place {
  readonly #find: () => Place;
  #found: Place | undefined;

  constructor(find: () => Place) {
    this.#find = find;
  }

  get file(): string {
    return this.#place.file;
  }

  get line(): number {
    return this.#place.line;
  }

  get column(): number {
    return this.#place.column;
  }

  get #place(): Place {
    this.#found ??= this.#find();
    return this.#found;
  }
}
