import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tried } from '../cannot-run.ts';
import { attempt, inFolder, walkFolder } from '../files.ts';
import type { UnreadableReason } from '../flaws.ts';
import { generatorRoot, type OverlayFolders, overlayFolders } from '../folders.ts';
import { type Problem, problem } from '../problem.ts';
import { decodeUtf8 } from '../text/decode-bytes.ts';

type OverlayKind = keyof OverlayFolders;

/** A file of an overlay: it takes the place of ours of the same path, or stands beside ours. */
export interface OverlayFile {
  /** From the folder of its kind, with `/`: `components/header/macro.njk`. */
  readonly path: string;
  /** As shown in places. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What it says, where it is a text. */
  readonly text?: string;
  /** What ours says that it takes the place of, where that is a text. */
  readonly ours?: string;
  /** What ours said when it was made, or last compared with it. */
  readonly base?: string;
}

/** The overlays of a site. */
export interface Overlays extends Readonly<Record<OverlayKind, ReadonlyMap<string, OverlayFile>>> {
  /** The folders that they are read from, absolute, whether there is one or not. */
  readonly folders: OverlayFolders;
  readonly problems: readonly Problem[];
}

/** Those of a site that has none. */
export const NO_OVERLAYS: Overlays = { layouts: new Map(), assets: new Map(), folders: {}, problems: [] };

/** Where copies of ours are kept, by which it is known what an overlay was made from; below each folder of overlays. */
export const BASE_FOLDER = '.base';

const TEXT = /\.(?:njk|css|js|svg)$/;
/** Names that need no encoding, since addresses are made of them. */
const ASSET = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/** Reads the overlays of a content folder; what cannot be taken is told. */
export function loadOverlays(content: string): Overlays {
  const folders = overlayFolders(content);
  const problems: Problem[] = [];
  const [layouts, assets] = (['layouts', 'assets'] as const).map(
    (kind) => new Map(filesOf(kind, folders[kind], problems).map((file) => [file.path, file])),
  );
  return { layouts: layouts ?? new Map(), assets: assets ?? new Map(), folders, problems };
}

function filesOf(kind: OverlayKind, folder: string | undefined, problems: Problem[]): OverlayFile[] {
  const root = folder === undefined ? undefined : tried(() => realpathSync(folder));
  if (folder === undefined || root === undefined || !statSync(root).isDirectory()) return [];
  const shown = inFolder(process.cwd(), folder) || '.';
  const report = (path: string, reason: UnreadableReason, line = 1): void => {
    const told = reason === 'outside' ? 'outside-overlay' : reason;
    problems.push(
      problem('unreadable-file', { file: `${shown}/${path}`, line, column: 1 }, { reason: told }),
    );
  };
  return [...walkFolder(root, report)].flatMap((path) => {
    // What stands beside layouts is for those who write them.
    if (kind === 'layouts' && !path.endsWith('.njk')) {
      if (/^languages\/[^.].*\.ya?ml$/.test(path)) report(path, 'overlay-language');
      return [];
    }
    if (kind === 'assets' && !ASSET.test(path)) {
      report(path, 'asset-name');
      return [];
    }
    return (
      attempt(path, report, () =>
        readOverlay(root, join(generatorRoot, kind), path, `${shown}/${path}`, report),
      ) ?? []
    );
  });
}

function readOverlay(
  root: string,
  ourFolder: string,
  path: string,
  file: string,
  report: (path: string, reason: UnreadableReason, line?: number) => void,
): OverlayFile | undefined {
  const bytes = readFileSync(join(root, path));
  if (!TEXT.test(path)) return { path, file, bytes };
  const { text, badLine } = decodeUtf8(bytes);
  if (badLine !== undefined) return void report(path, 'encoding', badLine);
  const textAt = (at: string): string | undefined => tried(() => decodeUtf8(readFileSync(at)).text);
  const [ours, base] = [textAt(join(ourFolder, path)), textAt(join(root, BASE_FOLDER, path))];
  return {
    path,
    file,
    bytes,
    text,
    ...(ours !== undefined && { ours }),
    ...(base !== undefined && { base }),
  };
}
