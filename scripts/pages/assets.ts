import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join, posix } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';
import { filesOf, inFolder } from '../files.ts';
import { fromHere } from '../folders.ts';
import type { Content } from '../site/content.ts';
import { decodeUtf8 } from '../text/decode-bytes.ts';
import { type Pixels, pixelsOf } from '../text/pixels.ts';
import { bundleSheet, importsOf, MAIN_SHEET, OWN_SHEET, type Sheets, sheetsOf } from './style-sheets.ts';
import { type Look, labelRules, lookOf } from './theme-css.ts';

/** A file that pages load, named after its content so that it can be kept for ever. */
export interface Asset {
  /** Without base path: `/assets/css/site.1a2b3c4d.css`. */
  readonly address: string;
  readonly content: Uint8Array;
  /** Of a style sheet: what it is made of. */
  readonly sheets?: ReturnType<typeof sheetsOf>;
}

/** The assets of the layouts, by the path that layouts name them with (`css/site.css`). */
export type Assets = ReadonlyMap<string, Asset>;

/** What of a site stands among the assets. */
type SiteAssets = Pick<Content, 'folder' | 'images'> &
  Partial<Pick<Content, 'overlays' | 'theme' | 'languages' | 'met'>>;

/** An asset before it has an address. */
interface AssetSource {
  readonly bytes: Uint8Array;
  /** As shown in places. */
  readonly file: string;
}

/**
 * Reads the assets folder; a style sheet takes in what it imports, so that a page loads one.
 * @param site its theme goes with the sheet that pages load and with drawings of ours; its overlay takes the place of what has the same path, its images that of those of the same name
 * @throws CannotRun where one cannot be read, or a sheet imports what is not there
 */
export function loadAssets(folder: string, site?: SiteAssets): Assets {
  const { css: theme, inks } = lookOf(site?.theme ?? {});
  const spoken = [...(site?.languages?.values() ?? [])].filter(({ language }) =>
    site?.met?.has(language.code),
  );
  const labels = labelRules(spoken);
  const sources = sourcesOf(folder, inks, site);
  const isSheet = ([path]: readonly [string, AssetSource]): boolean => path.endsWith('.css');
  const sheets: Sheets = new Map(
    [...sources]
      .filter(isSheet)
      .map(([path, { bytes, file }]) => [path, { css: decodeUtf8(bytes).text, file }]),
  );
  const imported = new Set([...sheets.keys()].flatMap((path) => partsOf(path, sheets)));
  if (sheets.has(MAIN_SHEET)) imported.add(OWN_SHEET);
  const others = [...sources]
    .filter((source) => !isSheet(source))
    .map(([path, { bytes }]): [string, Asset] => [path, { address: addressOf(path, bytes), content: bytes }]);
  const assets = new Map(others);
  for (const path of sheets.keys()) {
    if (imported.has(path)) continue;
    const behind = path === MAIN_SHEET ? theme + labels : '';
    const css = bundleSheet(path, sheets, (name) => assets.get(name)?.address, behind);
    const content = Buffer.from(css);
    assets.set(path, { address: addressOf(path, content), content, sheets: sheetsOf(path, sheets) });
  }
  return new Map([...assets].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ours, and what takes their place or stands beside them, by their paths. */
function sourcesOf(folder: string, inks: Look['inks'], site?: SiteAssets): Map<string, AssetSource> {
  const sources = new Map<string, AssetSource>();
  for (const file of filesOf(folder)) {
    if (basename(file).startsWith('.')) continue;
    const path = inFolder(folder, file);
    if (site?.overlays?.assets.has(path)) continue;
    const bytes = readFileSync(file);
    const isDrawn = inks.size > 0 && path.endsWith('.svg');
    sources.set(path, { bytes: isDrawn ? redrawn(bytes, inks) : bytes, file: fromHere(file) });
  }
  for (const { path, bytes, file } of site?.overlays?.assets.values() ?? [])
    sources.set(path, { bytes, file });
  for (const { path } of site?.images ?? []) {
    const file = join(site?.folder ?? '', path);
    const bytes = tried(() => readFileSync(file));
    if (!bytes) throw new CannotRun(`\`${file}\` cannot be read`);
    sources.set(path, { bytes, file });
  }
  return sources;
}

/** A drawing of ours in other colours. */
function redrawn(bytes: Buffer, inks: Look['inks']): Buffer {
  return Buffer.from(bytes.toString().replace(/#[0-9a-f]{6}\b/g, (ink) => inks.get(ink) ?? ink));
}

/** @throws CannotRun where one of them is not there: of an overlay that is told before */
function partsOf(path: string, sheets: Sheets): string[] {
  return importsOf(path, sheets).map(({ path: part }) => {
    if (!sheets.has(part)) throw new CannotRun(`assets/${part} is imported, and is not there`);
    return part;
  });
}

/** What a page says of an image. */
export interface Picture extends Pixels {
  /** Without base path. */
  readonly address: string;
}

/** An image with its size, as it says it in its head, or a drawing in its `viewBox`; undefined where none is known. */
export function pictureOf(asset: Asset | undefined): Picture | undefined {
  if (asset?.address.endsWith('.svg')) return drawingOf(asset);
  // Its head alone: an image is asked for on every page.
  const pixels = asset && pixelsOf(Buffer.from(asset.content.subarray(0, 4096)));
  return pixels && { address: asset.address, ...pixels };
}

function drawingOf({ address, content }: Asset): Picture | undefined {
  const [, box = ''] = /<svg\b[^>]*?\sviewBox=["']([^"']*)/.exec(Buffer.from(content).toString()) ?? [];
  const [width = 0, height = 0] = box
    .trim()
    .split(/[\s,]+/)
    .slice(2)
    .map(Number);
  return width > 0 && height > 0 ? { address, width, height } : undefined;
}

function addressOf(path: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const extension = extname(path);
  return `/assets/${posix.join(dirname(path), `${basename(path, extension)}.${hash}${extension}`)}`;
}
