import { CannotRun } from '../../cannot-run.ts';
import { decodePath, isPublishable, withoutBase } from '../../site/addresses.ts';
import type { Spot } from './next-href.ts';

/** What is to be done; paths are those inside the folder of each language. */
export type Request =
  | { readonly kind: 'topic'; readonly from: string; readonly to: string }
  | { readonly kind: 'anchor'; readonly path: string; readonly from: string; readonly to: string }
  | {
      readonly kind: 'section';
      readonly from: Spot & { readonly id: string };
      readonly to: Spot;
      /** The anchor behind whose section it is put; undefined is the end. */
      readonly after: string | undefined;
    }
  | {
      readonly kind: 'gone';
      readonly from: Spot;
      /** What happened, by the code of the language. */
      readonly why: ReadonlyMap<string, string>;
      readonly see: Spot | undefined;
    };

/** What a path can be read against. */
export interface KnownTopics {
  /** The content folder as it is shown. */
  readonly folder: string;
  readonly codes: readonly string[];
  /** The paths of all topics inside the folders of their languages. */
  readonly paths: ReadonlySet<string>;
  readonly site: { readonly url: string; readonly base: string };
}

/** What the command was given. */
export interface Given {
  readonly words: readonly string[];
  readonly gone: boolean;
  readonly why: readonly string[];
  readonly see: string | undefined;
  readonly after: string | undefined;
}

const NEW_ID = /^[a-z][a-z0-9_-]*$/;
const RESERVED = /^(?:tc-.*|fn(?:ref)?\d.*|top)$/i;

/**
 * Reads what is to be done.
 * @throws CannotRun where that makes no sense, in one line
 */
export function readRequest(given: Given, known: KnownTopics): Request {
  const { words, gone, after } = given;
  if (gone) return readGone(given, known);
  if (given.why.length > 0 || given.see !== undefined)
    throw new CannotRun('`--why` and `--see` tell of what is gone: give `--gone` with them');
  const [first, second, ...others] = words;
  if (first === undefined || second === undefined || others.length > 0)
    throw new CannotRun(
      'give what is to be moved and where to: `npm run move -- privacy/old.md privacy/new.md`',
    );
  const from = readSpot(first, known);
  const to = second.startsWith('#')
    ? { path: from.path, id: second.slice(1) }
    : readSpot(second, known, from);
  if (after !== undefined && (from.id === null || to.path === from.path))
    throw new CannotRun('`--after` says where on another page a section is put');
  if (to.id !== null) expectNewId(to.id);
  if (from.id !== null && to.path !== from.path)
    return { kind: 'section', from: { ...from, id: from.id }, to, after: after?.replace(/^#/, '') };
  if (from.id === null && to.id === null && from.path !== to.path)
    return { kind: 'topic', from: from.path, to: to.path };
  if (from.id !== null && to.id !== null && from.id !== to.id)
    return { kind: 'anchor', path: from.path, from: from.id, to: to.id };
  throw new CannotRun(
    from.path === to.path && from.id === to.id
      ? 'this is where it stands already'
      : 'a topic moves to a topic, and an anchor to an anchor or into another topic',
  );
}

function expectNewId(id: string): void {
  if (!NEW_ID.test(id) || RESERVED.test(id))
    throw new CannotRun(
      `\`#${id}\` cannot be a new id: small letters, digits, \`-\` and \`_\`, beginning with a letter; \`top\`, \`tc-…\` and \`fn…\` are taken`,
    );
}

function readGone({ words, why, see, after }: Given, known: KnownTopics): Request {
  const [first, ...others] = words;
  if (first === undefined || others.length > 0 || after !== undefined)
    throw new CannotRun('give the one thing that goes: `npm run move -- privacy/old.md --gone --why "…"`');
  return {
    kind: 'gone',
    from: readSpot(first, known),
    why: readWhy(why, known.codes),
    see: see === undefined ? undefined : readSpot(see, known),
  };
}

function readWhy(why: readonly string[], codes: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of why) {
    const [, code = '', words = ''] = /^([a-z]{2,3})=(.*)$/s.exec(text) ?? [];
    if (codes.includes(code)) found.set(code, words.trim());
    else if (codes.length === 1) found.set(codes[0] ?? '', text.trim());
    else
      throw new CannotRun(
        `write for which language \`--why "${text}"\` is: ${codes.map((one) => `\`--why "${one}=…"\``).join(', ')}`,
      );
  }
  const missing = codes.filter((code) => !found.get(code));
  if (missing.length > 0)
    throw new CannotRun(
      codes.length === 1
        ? 'say what happened, for those who follow an old link: `--why "…"`'
        : `say what happened in every language: ${missing.map((code) => `\`--why "${code}=…"\``).join(' and ')} is missing`,
    );
  return found;
}

/**
 * Reads where something stands, or is to stand: a path inside the folder of a language, the path of a file, or an address,
 * with or without `.md`.
 * @param of what is moved there; a new path stands for a topic of the same kind
 * @throws CannotRun where no topic can have that path
 */
export function readSpot(written: string, known: KnownTopics, of?: Spot): Spot {
  const cut = written.indexOf('#');
  const fragment = cut < 0 ? '' : written.slice(cut + 1);
  if (cut >= 0 && fragment === '') throw new CannotRun(`\`${written}\` names no anchor behind \`#\``);
  const place = withinLanguage(cut < 0 ? written : written.slice(0, cut), known);
  const bare = place.replace(/\.md$/, '').replace(/\/$/, '');
  const forms = place.endsWith('.md')
    ? [place]
    : [`${bare}.md`, bare === '' ? 'index.md' : `${bare}/index.md`];
  const isIndex = of?.path.endsWith('/index.md') && of.id === null && place.endsWith('/');
  const path = forms.find((form) => known.paths.has(form)) ?? (isIndex ? forms[1] : forms[0]) ?? '';
  if (!isPublishable(path))
    throw new CannotRun(
      `\`${written}\` cannot be the path of a topic: small letters, digits, and \`-\` or \`_\` between them, such as \`privacy/new-name.md\``,
    );
  return { path, id: cut < 0 ? null : decodePath(fragment) };
}

function withinLanguage(written: string, { folder, codes, paths, site }: KnownTopics): string {
  const local = written.startsWith(`${site.url}/`) ? written.slice(site.url.length) : written;
  const address = local.startsWith('/') ? (withoutBase(local, site.base) ?? local) : undefined;
  const path = address === undefined ? local.replace(/^(?:\.\/)+/, '') : address.slice(1);
  if (address === undefined && paths.has(path)) return path;
  const heads = [`${folder}/`, 'content/'];
  const head = heads.find((one) => path.startsWith(one)) ?? '';
  const below = path.slice(head.length);
  const code = codes.find((one) => below === one || below.startsWith(`${one}/`));
  return code === undefined ? below : below.slice(code.length + 1);
}
