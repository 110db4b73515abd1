import { structuredPatch } from 'diff';
import nunjucks from 'nunjucks';
import { filesOf, inFolder } from '../files.ts';
import { assetsFolder, layoutsFolder } from '../folders.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Content } from '../site/content.ts';
import { interfaceTexts } from '../site/interface-texts.ts';
import type { OverlayFile } from '../site/load-overlays.ts';
import { placesIn } from '../text/place-in-text.ts';
import { faultsOfLayout, type Nameable } from './layout-faults.ts';
import { importsOf } from './style-sheets.ts';
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
  const sheets = new Map([...assets].map(([path, { text: css = '', file }]) => [path, { css, file }]));
  for (const [path, { css, file }] of sheets) {
    if (!path.endsWith('.css')) continue;
    for (const { path: part, offset } of importsOf(path, sheets)) {
      if (paths.has(part)) continue;
      const suggestion = nearest(part, [...paths]);
      const facts = { fault: 'asset', name: part, ...(suggestion && { suggestion }) } as const;
      yield problem('layout-fault', placesIn(css, file)(offset), facts);
    }
  }
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
