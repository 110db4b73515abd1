import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CannotRun, tried } from '../../cannot-run.ts';
import { filesOf, inFolder } from '../../files.ts';
import { layoutsFolder } from '../../folders.ts';
import { nearest } from '../../nearest.ts';
import { BASE_FOLDER } from '../../site/load-overlays.ts';
import { decodeUtf8 } from '../../text/decode-bytes.ts';
import type { Making, NewPlan } from './making.ts';

/** What of ours a site can take, by the kind: how its paths are made of names. */
const KINDS = {
  layout: /^([\w-]+)\.njk$/,
  component: /^components\/([\w-]+)\/macro\.njk$/,
} as const;

/** Whether a word names a kind of what a site can take of ours. */
export function isOverlayKind(word: string): word is keyof typeof KINDS {
  return word in KINDS;
}

/**
 * A layout or a component of ours, to be changed, with the copy by which it is told what ours changes later.
 * @throws CannotRun where there is none of that name, or the site has its own already
 */
export function newOverlay({ site, files }: Making, kind: keyof typeof KINDS, given: string): NewPlan {
  const { layouts, folders } = site.overlays;
  if (folders.layouts === undefined)
    throw new CannotRun('these layouts are those of the generator itself: change them where they are');
  const ours = filesOf(layoutsFolder).map((path) => inFolder(layoutsFolder, path));
  const paths = new Map(
    ours.flatMap((path) => {
      const [, name] = KINDS[kind].exec(path) ?? [];
      return name === undefined ? [] : [[name, path] as const];
    }),
  );
  const name = given.replace(/\.njk$/, '');
  const path = paths.get(name);
  if (path === undefined) {
    const meant = nearest(name, paths.keys());
    const all = [...paths.keys()].map((one) => `\`${one}\``).join(', ');
    throw new CannotRun(
      `we have no ${kind} \`${name}\`: ${meant ? `did you mean \`${meant}\`?` : `there are ${all}`}`,
    );
  }
  const own = layouts.get(path);
  if (own) throw new CannotRun(`\`${own.file}\` is there already, and is never overwritten`);
  const is = decodeUtf8(readFileSync(join(layoutsFolder, path))).text;
  const into = relative(files.folder, folders.layouts).replaceAll('\\', '/');
  const base = `${into}/${BASE_FOLDER}/${path}`;
  // One of ours that the site had before may have left its copy.
  const was = tried(() => decodeUtf8(readFileSync(join(files.folder, base))).text);
  // The copy first: `npm start` would tell of a file without one.
  const changes = [
    ...(was === is ? [] : [{ path: base, was, is }]),
    { path: `${into}/${path}`, was: undefined, is },
  ];
  return { folder: site.folder, changes, told: [...stepsWith(kind, path), KEPT] };
}

const KEPT =
  'commit both files: by the one in `.base/` `npm run check` tells what ours changes later; `npm run review -- --done FILE` says that you have looked at it';

function stepsWith(kind: keyof typeof KINDS, path: string): string[] {
  const extending = `to change one place alone, write \`{% extends "trust-center/${path}" %}\` and its block in place of the copy: the rest then goes along with updates`;
  return [
    'change what is to be another: from the next build on it takes the place of ours',
    ...(kind === 'layout' ? [extending] : []),
  ];
}
