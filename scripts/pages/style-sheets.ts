import { posix } from 'node:path';
import { cssAddresses } from '../text/html/css-addresses.ts';

/** A style sheet as it was written. */
export interface SheetSource {
  readonly css: string;
  /** As shown in places. */
  readonly file: string;
}

/** Style sheets by their paths below the assets. */
export type Sheets = ReadonlyMap<string, SheetSource>;

/** What a style sheet imports (CSS Cascading Level 5), and for which media; conditions of other kinds are none of ours. */
const IMPORT =
  /@import\s+(?:url\(\s*["']?([^"')]+?)["']?\s*\)|["']([^"']+)["'])(?:\s+layer\(([\w.-]+)\))?(?:\s+([^;{}]+?))?\s*;/g;

/** The sheet that pages load; a site's own theme and own sheet come behind it. */
export const MAIN_SHEET = 'css/site.css';
/** A sheet of the site alone, in a layer behind all others. */
export const OWN_SHEET = 'css/own.css';

/** The paths of the sheets that one imports, whether they are there or not; sheets of other hosts are left where they stand. */
export function importsOf(
  path: string,
  sheets: Sheets,
): { readonly path: string; readonly offset: number }[] {
  const { css = '' } = sheets.get(path) ?? {};
  return [...css.matchAll(IMPORT)].flatMap((found) => {
    const name = found[1] ?? found[2] ?? '';
    return isElsewhere(name) ? [] : [{ path: pathFrom(path, name), offset: found.index }];
  });
}

/**
 * Puts each sheet that one imports in its place, comments and indents left out.
 * @param addressOf where an asset is published that a sheet names by its path; undefined where it is none
 * @param behind further rules, which come last
 */
export function bundleSheet(
  path: string,
  sheets: Sheets,
  addressOf: (path: string) => string | undefined,
  behind = '',
): string {
  const bundle = (at: string, within: readonly string[]): string => {
    const css = withAddresses(at, sheets.get(at)?.css ?? '', path, addressOf);
    return css.replace(IMPORT, (whole, address, text, layer, media) => {
      const name = String(address ?? text);
      const next = pathFrom(at, name);
      if (isElsewhere(name)) return whole;
      // What leads back to itself browsers pass over too.
      const inner = within.includes(next) ? '' : bundle(next, [...within, next]);
      const layered = layer ? `@layer ${layer} {\n${inner}\n}` : inner;
      return media ? `@media ${media} {\n${layered}\n}` : layered;
    });
  };
  const own = isMain(path) && sheets.has(OWN_SHEET) ? `@layer own {\n${bundle(OWN_SHEET, [])}\n}\n` : '';
  return (bundle(path, [path]) + withAddresses(path, behind, path, addressOf) + own)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s+/gm, '');
}

/** A style sheet and those that it is made of, each as written, with spaces in place of its imports: places in it stay. */
export function sheetsOf(path: string, sheets: Sheets): { path: string; file: string; css: string }[] {
  const found = new Map<string, { path: string; file: string; css: string }>();
  const take = (at: string): void => {
    const { css = '', file = at } = sheets.get(at) ?? {};
    if (found.has(at)) return;
    const blank = css.replace(IMPORT, (whole, address, text) =>
      isElsewhere(String(address ?? text)) ? whole : whole.replace(/[^\n]/g, ' '),
    );
    found.set(at, { path: at, file, css: blank });
    for (const { path: next } of importsOf(at, sheets)) take(next);
  };
  take(path);
  if (isMain(path) && sheets.has(OWN_SHEET)) take(OWN_SHEET);
  return [...found.values()];
}

/** The path of what a sheet names by an address from where it stands, without what stands behind `?` and `#`. */
export function pathFrom(sheet: string, href: string): string {
  return posix.join(posix.dirname(sheet), href.replace(/[?#].*$/s, ''));
}

function isMain(path: string): boolean {
  return path === MAIN_SHEET;
}

function isElsewhere(href: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(href);
}

/** A sheet with the published addresses of the assets that it names. @param root the sheet that pages load, from which they start */
function withAddresses(
  path: string,
  css: string,
  root: string,
  addressOf: (path: string) => string | undefined,
): string {
  let [text, end] = ['', 0];
  for (const { href, offset } of cssAddresses(css)) {
    const address = isElsewhere(href) ? undefined : addressOf(pathFrom(path, href));
    if (address === undefined || !css.startsWith(href, offset)) continue;
    const suffix = href.slice(href.search(/[?#]|$/));
    text += css.slice(end, offset) + posix.relative(posix.dirname(`/assets/${root}`), address) + suffix;
    end = offset + href.length;
  }
  return text + css.slice(end);
}
