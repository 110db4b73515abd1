import { structuredPatch } from 'diff';
import nunjucks from 'nunjucks';
import { filesOf, inFolder } from '../files.ts';
import { assetsFolder, layoutsFolder } from '../folders.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Content } from '../site/content.ts';
import { interfaceTexts } from '../site/interface-texts.ts';
import type { OverlayFile } from '../site/load-overlays.ts';
import { decodeUtf8 } from '../text/decode-bytes.ts';
import { placesIn } from '../text/place-in-text.ts';
import { loadAssets } from './assets.ts';
import { faultsOfLayout, type Nameable } from './layout-faults.ts';
import { faultsOfSheet, tokensIn } from './sheet-faults.ts';
import { importsOf, MAIN_SHEET, OWN_SHEET, type Sheets } from './style-sheets.ts';
import { LayoutLoader, OUR_LAYOUTS } from './trace-templates.ts';

/** The filters that layouts have beside those of Nunjucks. */
const FILTERS = ['asset', 'picture', 'at', 'fill', 'counted', 'led', 'gap', 'spoken', 'tongue'];

/** What is wrong with the layouts and the assets of a site, each once, at its line. */
export function* overlayProblems({
  overlays,
  images,
}: Pick<Content, 'overlays' | 'images'>): Generator<Problem> {
  const { layouts, assets } = overlays;
  if (layouts.size + assets.size === 0) return;
  const paths = new Set([...pathsIn(assetsFolder), ...assets.keys(), ...images.map(({ path }) => path)]);
  const around = nameable(layouts, paths);
  for (const overlay of [...layouts.values(), ...assets.values()]) yield* staleness(overlay);
  for (const { path, file } of layouts.values()) yield* faultsOfLayout(path, file, around);
  const sheets = new Map(
    [...assets]
      .filter(([path]) => path.endsWith('.css'))
      .map(([path, { text: css = '', file }]) => [path, { css, file }]),
  );
  yield* unusedOverlays(overlays, sheets, around);
  const tokens = sheets.size > 0 ? knownTokens(assets) : new Set<string>();
  for (const [path, { css, file }] of sheets) {
    yield* faultsOfSheet({ css, file }, tokens);
    for (const { path: part, offset } of importsOf(path, sheets)) {
      if (paths.has(part)) continue;
      const suggestion = nearest(part, [...paths]);
      const facts = { fault: 'asset', name: part, ...(suggestion && { suggestion }) } as const;
      yield problem('layout-fault', placesIn(css, file)(offset), facts);
    }
  }
}

/** The tokens that sheets define, ours and those of the site, and those that scripts of the site name. */
function knownTokens(assets: Content['overlays']['assets']): Set<string> {
  const ours = loadAssets(assetsFolder).get(MAIN_SHEET)?.content ?? [];
  const texts = [decodeUtf8(Buffer.from(ours)).text, ...[...assets.values()].map(({ text = '' }) => text)];
  return new Set(texts.flatMap(tokensIn));
}

/** Layouts and sheets of the site that take no place of ours, and that none of its own names. */
function* unusedOverlays(
  { layouts, assets }: Content['overlays'],
  sheets: Sheets,
  around: Nameable,
): Generator<Problem> {
  const texts = [...layouts.values()].map(({ text = '' }) => text);
  const named = namedBy(texts);
  const imported = [...sheets.keys()].flatMap((path) => importsOf(path, sheets).map((one) => one.path));
  const isUsed = (path: string): boolean =>
    named === undefined || named(path) || imported.includes(path) || path === OWN_SHEET;
  const known = [...around.layouts, ...around.assets, OWN_SHEET].filter(
    (path) => !layouts.has(path) && !sheets.has(path),
  );
  for (const { path, file, ours, base } of [...layouts.values(), ...assets.values()]) {
    if (ours !== undefined || base !== undefined || !/\.(?:njk|css)$/.test(path) || isUsed(path)) continue;
    const suggestion = nearest(path, known);
    const facts = { fault: 'unused', name: path, ...(suggestion && { suggestion }) } as const;
    yield problem('layout-fault', { file, line: 1, column: 1 }, facts);
  }
}

/** Tells whether layouts name a path, or the component that stands there; undefined where one names what is not known before it is rendered. */
function namedBy(texts: readonly string[]): ((path: string) => boolean) | undefined {
  const all = texts.join('\n');
  if (/\{%-?\s*(?:include|import|from|extends)\s+[^"'\s]/.test(all)) return undefined;
  return (path) => {
    const [, component] = /^components\/([^/]+)\/macro\.njk$/.exec(path) ?? [];
    const names = component === undefined ? [path] : [path, component];
    return names.some((name) => [`"${name}"`, `'${name}'`].some((quoted) => all.includes(quoted)));
  };
}

/** How many lines of a change are told. */
const TOLD = 6;

/** Whether ours is another one since an overlay was made from it; one that is made of ours goes along with it. */
function* staleness({ path, file, text = '', ours, base }: OverlayFile): Generator<Problem> {
  const place = { file, line: 1, column: 1 };
  const isMadeOfOurs = text.includes(OUR_LAYOUTS + path);
  if (base === undefined) {
    if (ours !== undefined && !isMadeOfOurs && !path.endsWith('.svg'))
      yield problem('stale-overlay', place, { reason: 'unknown', ours: path });
  } else if (ours === undefined) yield problem('stale-overlay', place, { reason: 'gone', ours: path });
  else if (ours !== base) {
    const all = changedLines(base, ours);
    const more = all.length - TOLD;
    const changes = all.slice(0, TOLD);
    yield problem('stale-overlay', place, {
      reason: 'changed',
      ours: path,
      changes,
      ...(more > 0 && { more }),
    });
  }
}

/** The lines that differ, each with its number and where it stands: `-` before, `+` now. */
function changedLines(before: string, now: string): string[] {
  const { hunks } = structuredPatch('', '', before, now, '', '', { context: 0 });
  return hunks.flatMap(({ oldStart, newStart, lines }) => {
    const next = { '-': oldStart, '+': newStart };
    return lines.flatMap((line) => {
      const sign = line.charAt(0);
      return sign === '-' || sign === '+' ? `${next[sign]++} ${sign} ${line.slice(1).trim()}` : [];
    });
  });
}

/** What layouts may name. @param assets their paths */
export function nameable(layouts: ReadonlyMap<string, OverlayFile>, assets: ReadonlySet<string>): Nameable {
  const loader = new LayoutLoader(layoutsFolder, false, layouts);
  const { filters } = new nunjucks.Environment() as unknown as { readonly filters: object };
  return {
    read: (name) => loader.textOf(name),
    layouts: [...pathsIn(layoutsFolder).filter((path) => path.endsWith('.njk')), ...layouts.keys()],
    texts: new Set(Object.keys(interfaceTexts.shape)),
    assets,
    filters: new Set([...Object.keys(filters), ...FILTERS]),
  };
}

function pathsIn(folder: string): string[] {
  return filesOf(folder).map((path) => inFolder(folder, path));
}
