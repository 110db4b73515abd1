import { decodePath } from './addresses.ts';

/** What keeps a page from an address: a file whose name would have to be a folder's, or what the generator puts there. */
export type Block = { readonly reason: 'file'; readonly other: string } | { readonly reason: 'generated' };

/** The generator's own files, files that hosts never show, and the names of pages for what is missing. */
const GENERATED =
  /^\/(?:assets|_headers|_redirects|staticwebapp\.config\.json)\/|\/\.(?!well-known\/)|\/404\.html?$/;

/**
 * The old addresses at which no page can be written beside what else is published, and why.
 * @param old old addresses
 * @param standing what the site publishes of its own
 */
export function blockedAddresses(
  old: readonly string[],
  standing: ReadonlySet<string>,
): ReadonlyMap<string, Block> {
  const files = new Set([...standing, ...old].filter((address) => !address.endsWith('/')));
  return new Map(
    old.flatMap((address): [string, Block][] => {
      if (standing.has(address)) return [];
      if (GENERATED.test(decodePath(address))) return [[address, { reason: 'generated' }]];
      const other = foldersOf(address).find((folder) => files.has(folder));
      return other === undefined ? [] : [[address, { reason: 'file', other }]];
    }),
  );
}

/** The folders that the page at an address lies in, each without its last `/`. */
function foldersOf(address: string): string[] {
  const names = address.split('/').slice(1, -1);
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
}
