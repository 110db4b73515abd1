import { createRequire } from 'node:module';
import { nameFor } from './addresses.ts';

const require = createRequire(import.meta.url);

/** Each of their characters is a word, or a syllable of one. */
const SYLLABLES = /[\p{sc=Han}\p{sc=Hangul}]/gu;
/** A name longer than this is cut at a hyphen. */
const LONGEST = 40;

/**
 * The name that a file could have, its letters written in Latin ones where they are others: `事件.md` → `shi-jian.md`;
 * undefined where that gives none. What writes them is loaded only where it is needed.
 */
export function romanisedName(path: string): string | undefined {
  const plain = nameFor(path);
  if (plain !== undefined) return plain;
  const { default: anyAscii } = require('any-ascii') as typeof import('any-ascii');
  const at = path.lastIndexOf('/') + 1;
  const name = path.slice(at).replace(/\.[a-z]+$/i, '');
  const latin = anyAscii(name.replace(SYLLABLES, (character) => ` ${anyAscii(character)} `)).replace(
    /['"`]/g,
    '',
  );
  const found = nameFor(`${path.slice(0, at)}${latin}.md`);
  return found && found.length > LONGEST ? `${found.slice(0, LONGEST).replace(/[-_][^-_]*$/, '')}.md` : found;
}

/** The same for each folder of a path too. */
export function romanisedPath(path: string): string | undefined {
  const parts = path.split('/').map((part, index, all) => {
    const isFile = index === all.length - 1;
    const name = romanisedName(isFile ? part : `${part}.md`);
    return isFile ? name : name?.replace(/\.md$/, '');
  });
  return parts.includes(undefined) ? undefined : parts.join('/');
}
