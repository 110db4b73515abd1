import { bytesOf, readSource, type SourceText } from '../fix/source-text.ts';

/** What is to become of a file: `was` is undefined for a new one, `is` for one that goes. */
export interface Change {
  /** Below the content folder. */
  readonly path: string;
  readonly was: Uint8Array | undefined;
  readonly is: Uint8Array | undefined;
  /** The file whose permissions a new one takes. */
  readonly like?: string;
}

/** The files of a content folder as they will be. Nothing is written: what has changed is asked for in the end. */
export class WorkingCopy {
  readonly #before: ReadonlyMap<string, Uint8Array>;
  readonly #texts = new Map<string, SourceText | undefined>();
  readonly #models = new Map<string, string>();

  /** @param files by their paths below the content folder */
  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#before = files;
  }

  /** The paths of all files, sorted. */
  paths(): string[] {
    const all = new Set([...this.#before.keys(), ...this.#texts.keys()]);
    return [...all].filter((path) => this.has(path)).sort();
  }

  has(path: string): boolean {
    return this.#texts.has(path) ? this.#texts.get(path) !== undefined : this.#before.has(path);
  }

  /** The text of a file; undefined where there is none, or where it is no text. */
  read(path: string): SourceText | undefined {
    if (this.#texts.has(path)) return this.#texts.get(path);
    const bytes = this.#before.get(path);
    return bytes && readSource(bytes);
  }

  /** @param like the file whose permissions it takes, where it is a new one */
  write(path: string, text: SourceText, like?: string): void {
    this.#texts.set(path, text);
    if (like !== undefined) this.#models.set(path, like);
  }

  remove(path: string): void {
    this.#texts.set(path, undefined);
  }

  /** What differs from the files as they were: new files first, those that go last. */
  changes(): Change[] {
    const changes = [...this.#texts].flatMap(([path, text]): Change[] => {
      const [was, is] = [this.#before.get(path), text && bytesOf(text)];
      if (was === undefined && is === undefined) return [];
      if (was && is && Buffer.compare(was, is) === 0) return [];
      const like = this.#models.get(path);
      return [{ path, was, is, ...(like !== undefined && { like }) }];
    });
    return changes.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
  }

  /** The bytes of every file as they will be. */
  bytes(): Map<string, Uint8Array> {
    const known = (path: string): Uint8Array => {
      const text = this.#texts.get(path);
      return text ? bytesOf(text) : (this.#before.get(path) ?? new Uint8Array());
    };
    return new Map(this.paths().map((path) => [path, known(path)]));
  }
}

function rank({ was, is }: Change): number {
  if (was === undefined) return 0;
  return is === undefined ? 2 : 1;
}
