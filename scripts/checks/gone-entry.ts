import { goneLine } from '../report/kinds/kind.ts';
import { decodePath } from '../site/addresses.ts';
import { languagesToTell, type Told } from '../site/expired-claims.ts';
import { isDownload } from '../site/old-entries.ts';
import { recordKey } from '../site/record.ts';
import type { Site } from '../site/site.ts';

/**
 * The entry of `_data/gone.yaml` that says of a lost page, file or anchor what became of it, with the words left to the editor.
 * @param id decoded; null for the page itself
 * @param folders the addresses below which others stand or stood
 * @param day the first one without it, where that is to come
 * @returns undefined where no entry can: of what was no topic and no download, or of an anchor that another language has still
 */
export function goneEntry(
  site: Pick<Site, 'languages' | 'published'> & Told,
  address: string,
  id: string | null,
  folders: ReadonlySet<string> = new Set(),
  day?: string,
): string | undefined {
  const { languages, published } = site;
  const file = decodePath(address.slice(1));
  if (isDownload(file))
    return goneLine(file, languagesToTell(site, { path: file, only: undefined, id: null }));
  const [, code = '', rest = ''] = /^\/([^/]+)\/((?:[a-z0-9_-]+\/)*)$/.exec(address) ?? [];
  if (!languages.has(code)) return undefined;
  const others = [...languages.keys()].map((other) => recordKey(`/${other}/${rest}`, id));
  const isElsewhere = others.some((key) => published.has(key));
  if (isElsewhere && id !== null) return undefined;
  const isIndex =
    rest === '' ||
    [...languages.keys()].some((other) => {
      const twin = `/${other}/${rest}`;
      return folders.has(twin) || published.get(twin)?.endsWith('/index.md') === true;
    });
  const path = isIndex ? `${rest}index.md` : `${rest.slice(0, -1)}.md`;
  const only = isElsewhere ? code : undefined;
  const page = recordKey(only === undefined ? path : `${code}/${path}`, id);
  return goneLine(page, languagesToTell(site, { path, only, id }), day);
}

/** The addresses of the folders that pages stand in. */
export function foldersOf(addresses: readonly string[]): ReadonlySet<string> {
  return new Set(addresses.map((address) => address.replace(/[^/]+\/$/, '')));
}
