import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join, posix, relative, sep } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';
import { filesOf } from '../files.ts';
import type { Content } from '../site/content.ts';

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

/**
 * Reads the assets folder; a style sheet takes in what it imports, so that a page loads one.
 * @param content its images take the place of those of the same name
 */
export function loadAssets(folder: string, content?: Pick<Content, 'folder' | 'images'>): Assets {
  const paths = filesOf(folder)
    .filter((path) => !basename(path).startsWith('.'))
    .map((path) => relative(folder, path).split(sep).join('/'))
    .sort();
  const sheets = paths.filter((path) => path.endsWith('.css'));
  const texts = new Map(sheets.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const imported = new Set(
    [...texts].flatMap(([path, css]) => importsOf(css).map((name) => from(path, name))),
  );
  const assets = paths
    .filter((path) => !imported.has(path))
    .map((path): [string, Asset] => {
      const isSheet = texts.has(path);
      const content = isSheet ? Buffer.from(bundle(path, texts)) : readFileSync(join(folder, path));
      const sheets = isSheet && { sheets: sheetsOf(path, texts) };
      return [path, { address: addressOf(path, content), content, ...sheets }];
    });
  const images = (content?.images ?? []).map(({ path }): [string, Asset] => {
    const file = join(content?.folder ?? '', path);
    const bytes = tried(() => readFileSync(file));
    if (!bytes) throw new CannotRun(`\`${file}\` cannot be read`);
    return [path, { address: addressOf(path, bytes), content: bytes }];
  });
  return new Map([...assets, ...images]);
}

/** What a page says of an image. */
export interface Picture {
  /** Without base path. */
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

/** An image with its size, as a PNG says it in its head; undefined where there is none. */
export function pictureOf(asset: Asset | undefined): Picture | undefined {
  // Its head alone: an image is asked for on every page.
  const bytes = Buffer.from(asset?.content.subarray(0, 24) ?? []);
  if (!asset || bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { address: asset.address, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

const IMPORT = /@import\s+url\(["']?([^"')]+)["']?\)(?:\s+layer\(([\w.-]+)\))?\s*;/g;

function importsOf(css: string): string[] {
  return [...css.matchAll(IMPORT)].map(([, name = '']) => name);
}

/** Puts each `@import url(…) layer(…)` in its place (CSS Cascading Level 5), comments and indents left out. */
function bundle(path: string, texts: ReadonlyMap<string, string>): string {
  const css = texts.get(path);
  if (css === undefined) throw new CannotRun(`assets/${path} is imported, and is not there`);
  const whole = css.replace(IMPORT, (_, name: string, layer?: string) => {
    const inner = bundle(from(path, name), texts);
    return layer ? `@layer ${layer} {\n${inner}\n}` : inner;
  });
  return whole.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s+/gm, '');
}

/** A style sheet and those that it imports, each as written, with spaces in place of its imports: places in it stay. */
function sheetsOf(path: string, texts: ReadonlyMap<string, string>): { path: string; css: string }[] {
  const css = texts.get(path) ?? '';
  const imported = importsOf(css).flatMap((name) => sheetsOf(from(path, name), texts));
  return [{ path, css: css.replace(IMPORT, (whole) => whole.replace(/[^\n]/g, ' ')) }, ...imported];
}

function from(path: string, name: string): string {
  return posix.join(posix.dirname(path), name);
}

function addressOf(path: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const extension = extname(path);
  return `/assets/${posix.join(dirname(path), `${basename(path, extension)}.${hash}${extension}`)}`;
}
