import { CannotRun } from '../../cannot-run.ts';
import { addressOfSource, decodePath, isPublishable, withoutBase } from '../../site/addresses.ts';
import type { Content } from '../../site/content.ts';
import { isDownload } from '../../site/old-entries.ts';
import type { Localised } from '../../site/schema.ts';
import { withinLanguage } from '../../site/twins.ts';
import { expectData } from '../planned-files.ts';
import type { Spot } from './next-href.ts';

/** A spot that is an anchor. */
export type Statement = Spot & { readonly id: string };

/** What is to be done; paths are those inside the folder of each language, of downloads those below the content folder. */
export type Request =
  | { readonly kind: 'topic'; readonly from: Spot; readonly to: Spot }
  | { readonly kind: 'file'; readonly from: Spot; readonly to: Spot }
  | { readonly kind: 'anchor'; readonly from: Statement; readonly to: Statement }
  | {
      readonly kind: 'section';
      readonly from: Statement;
      readonly to: Spot;
      /** The anchor behind whose section it is put; undefined is the end. */
      readonly after: string | undefined;
    }
  | {
      readonly kind: 'gone';
      readonly from: Spot;
      /** The one language in which it goes; undefined for all of them. */
      readonly only: string | undefined;
      /** What takes its place. */
      readonly to: Spot | undefined;
      /** What happened, in all languages. */
      readonly why: Localised;
    };

/** What a path is read against. */
type Around = Pick<Content, 'folder' | 'languages' | 'topics' | 'operator' | 'downloads' | 'record'>;

/** What the command was given. */
export interface Given {
  readonly words: readonly string[];
  readonly gone: boolean;
  readonly why: readonly string[];
  /** The code of the one language in which something goes. */
  readonly only?: string | undefined;
  readonly see: string | undefined;
  readonly after: string | undefined;
  /** The file has its new name already. */
  readonly doneByHand?: boolean;
}

const NEW_ID = /^[a-z][a-z0-9_-]*$/;
const RESERVED = /^(?:tc-.*|fn(?:ref)?\d.*|top)$/i;

/**
 * Reads what is to be done.
 * @throws CannotRun where that makes no sense, in one line
 */
export function readRequest(given: Given, site: Around): Request {
  const { words, gone, after } = given;
  expectData(site);
  if (gone) return readGone(given, site);
  if (given.why.length > 0 || given.see !== undefined || given.only !== undefined)
    throw new CannotRun('`--why`, `--only` and `--see` tell of what is gone: give `--gone` with them');
  const [first, second, ...others] = words;
  if (first?.includes('#') && second === undefined)
    throw new CannotRun(
      `say where \`${first}\` goes; a shell takes \`#new\` for a remark, so write it in quotes, or without its \`#\`: \`npm run move -- ${first} new\``,
    );
  if (first === undefined || second === undefined || others.length > 0)
    throw new CannotRun(
      'give what is to be moved and where to: `npm run move -- privacy/old.md privacy/new.md`',
    );
  const from = readSpot(first, site);
  const isId = second.startsWith('#') || (from.id !== null && NEW_ID.test(second) && !isTopic(second, site));
  const to = isId ? { path: from.path, id: second.replace(/^#/, '') } : readSpot(second, site, from);
  const isSamePage = from.path === to.path;
  if (after !== undefined && (from.id === null || isSamePage))
    throw new CannotRun('`--after` says where on another page a section is put');
  if (to.id !== null && (!NEW_ID.test(to.id) || RESERVED.test(to.id)))
    throw new CannotRun(
      `\`#${to.id}\` cannot be a new id: small letters, digits, \`-\` and \`_\`, beginning with a letter; \`top\`, \`tc-…\` and \`fn…\` are taken`,
    );
  if (isSamePage && from.id === to.id) throw new CannotRun('this is where it stands already');
  if (isDownload(from.path) && isDownload(to.path)) return { kind: 'file', from, to };
  if (isDownload(from.path) || isDownload(to.path))
    throw new CannotRun(
      'a download moves to a download: `npm run move -- downloads/old.pdf downloads/new.pdf`',
    );
  if (from.id === null && to.id === null) return { kind: 'topic', from, to };
  if (isStatement(from)) {
    if (!isSamePage) return { kind: 'section', from, to, after: after?.replace(/^#/, '') };
    if (isStatement(to)) return { kind: 'anchor', from, to };
  }
  throw new CannotRun('a topic moves to a topic, and an anchor to an anchor or into another topic');
}

/** Whether a bare word is the name of a topic in any language. */
function isTopic(word: string, { topics }: Around): boolean {
  return topics.some((topic) => [`${word}.md`, `${word}/index.md`].includes(withinLanguage(topic)));
}

function isStatement(spot: Spot): spot is Statement {
  return spot.id !== null;
}

function readGone({ words, why, only, see, after, doneByHand }: Given, site: Around): Request {
  const [first, ...others] = words;
  if (first === undefined || others.length > 0 || after !== undefined || doneByHand)
    throw new CannotRun('give the one thing that goes: `npm run move -- privacy/old.md --gone --why "…"`');
  const codes = [...site.languages.keys()];
  if (only !== undefined && !codes.includes(only))
    throw new CannotRun(`\`--only ${only}\` is none of the languages of the site: ${codes.join(', ')}`);
  const from = readSpot(first, site);
  if (only !== undefined && (from.id !== null || isDownload(from.path)))
    throw new CannotRun('only a whole topic goes in one language alone');
  return {
    kind: 'gone',
    from,
    only,
    why: readWhy(why, only === undefined ? codes : [only]),
    to: see === undefined ? undefined : readSpot(see, site),
  };
}

function readWhy(why: readonly string[], codes: readonly string[]): Localised {
  const found: Record<string, string> = {};
  const only = codes.length === 1 ? codes[0] : undefined;
  for (const text of why) {
    const [, code = '', words = ''] = /^([a-z]{2,3})=(.*)$/s.exec(text) ?? [];
    if (codes.includes(code)) found[code] = words.trim();
    else if (only !== undefined) found[only] = text.trim();
    else
      throw new CannotRun(
        `write for which language \`--why "${text}"\` is: ${codes.map((one) => `\`--why "${one}=…"\``).join(', ')}`,
      );
  }
  const missing = codes.filter((code) => !found[code]);
  const [said, ...others] = Object.keys(found);
  const alone =
    said !== undefined && others.length === 0
      ? `; a page that goes in one language alone goes with \`--only ${said}\``
      : '';
  if (missing.length > 0)
    throw new CannotRun(
      only !== undefined
        ? 'say what happened, for those who follow an old link: `--why "…"`'
        : `say what happened in every language: ${missing.map((code) => `\`--why "${code}=…"\``).join(' and ')} is missing${alone}`,
    );
  return (only !== undefined && found[only]) || found;
}

/**
 * Reads where something stands, or is to stand: a path inside the folder of a language, the path of a file, or an address,
 * with or without `.md`.
 * @param of what is moved there; a new path stands for a topic of the same kind
 * @throws CannotRun where no topic can have that path
 */
export function readSpot(written: string, site: Around, of?: Spot): Spot {
  // The name of a file may have any sign in it.
  const file = fileAt(belowLanguage(written, site), written, site, of);
  if (file !== undefined) return { path: file, id: null };
  const [, named = '', fragment] = /^([^#]*)(?:#(.*))?$/s.exec(written) ?? [];
  if (fragment === '') throw new CannotRun(`\`${written}\` names no anchor behind \`#\``);
  const place = belowLanguage(named, site);
  const bare = place.replace(/\/$/, '');
  const index = bare === '' ? 'index.md' : `${bare}/index.md`;
  const forms = place.endsWith('.md') ? [place] : [`${bare}.md`, index];
  const isIndex = of?.path.endsWith('/index.md') && of.id === null && place.endsWith('/');
  const path =
    forms.find((form) => site.topics.some((topic) => withinLanguage(topic) === form)) ??
    (isIndex ? index : (forms[0] ?? ''));
  if (!isPublishable(path))
    throw new CannotRun(
      `\`${written}\` cannot be the path of a topic: small letters, digits, and \`-\` or \`_\` between them, such as \`privacy/new-name.md\``,
    );
  return { path, id: fragment === undefined ? null : decodePath(fragment) };
}

/** The path of a download that is there or was, or that another one is to have; undefined where a topic is meant. */
function fileAt(place: string, named: string, { downloads, record }: Around, of?: Spot): string | undefined {
  const path = /^\/|^[a-z]+:/.test(named) ? decodePath(place) : place;
  if (!isDownload(path)) return undefined;
  const address = addressOfSource(path);
  const isKnown = downloads.has(address) || record?.entries.has(address) === true;
  return isKnown || (of !== undefined && isDownload(of.path)) ? path : undefined;
}

/** A path inside the folder of a language, or of a download. @param written such a path, that of a file, or an address */
export function belowLanguage(
  written: string,
  { folder, languages, topics, operator }: Pick<Around, 'folder' | 'languages' | 'topics' | 'operator'>,
): string {
  const { url = '', base = '/' } = operator?.site ?? {};
  const local = written.startsWith(`${url}/`) ? written.slice(url.length) : written;
  const isAddress = local.startsWith('/');
  const path = isAddress ? (withoutBase(local, base) ?? local).slice(1) : local.replace(/^(?:\.\/)+/, '');
  if (!isAddress && topics.some((topic) => withinLanguage(topic) === path)) return path;
  const head = [`${folder}/`, 'content/'].find((one) => path.startsWith(one)) ?? '';
  const below = path.slice(head.length);
  const code = languages.keys().find((one) => below === one || below.startsWith(`${one}/`));
  return code === undefined ? below : below.slice(code.length + 1);
}
