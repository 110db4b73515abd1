import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic, decodePath, withoutBase } from '../../site/addresses.ts';
import { isPublishable } from '../../site/topic-name.ts';

/** A topic by its path inside the folder of each language, and an anchor of it. */
export interface WrittenSpot {
  readonly path: string;
  readonly id: string | null;
}

/** What a path can be read against. */
export interface KnownTopics {
  /** The content folder as it is shown. */
  readonly folder: string;
  readonly codes: readonly string[];
  /** The paths of all topics inside the folders of their languages. */
  readonly paths: ReadonlySet<string>;
  readonly site: { readonly url: string; readonly base: string };
}

/**
 * Reads where something stands, or is to stand: a path inside the folder of a language, the path of a file, or an address,
 * with or without `.md`.
 * @param of what is moved there; a new path stands for a topic of the same kind
 * @throws CannotRun where no topic can have that path
 */
export function readSpot(written: string, known: KnownTopics, of?: WrittenSpot): WrittenSpot {
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

/** The address of a topic in one language. */
export function addressIn(code: string, path: string): string {
  return addressOfTopic(`${code}/${path}`);
}
