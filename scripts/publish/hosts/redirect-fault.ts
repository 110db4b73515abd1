import { asSent } from './as-sent.ts';
import type { Redirect } from './hosted-site.ts';

/** Hosts read settings in lines and pieces of limited length. */
const LONGEST = 1000;
const TOO_LONG = `it is longer than ${LONGEST} characters`;

/**
 * Why no host could carry out a redirect: the address would be another one to a server, or lead in a circle.
 * @param base the path that the site lives under
 * @returns the reason in some words, or undefined where it can be carried out
 */
export function redirectFault({ from, to }: Redirect, base: string): string | undefined {
  const [path, fragment] = cut(to, '#');
  if (!from.startsWith(base)) return `it is not below ${base}`;
  if (!to.startsWith('/')) return 'its aim is not an address of the site';
  return (
    pathFault(from) ??
    pathFault(path) ??
    (isDecodable(fragment) ? undefined : 'it has a `%` that begins no escape') ??
    ([from, to].some((address) => asSent(address).length > LONGEST) ? TOO_LONG : undefined) ??
    (decodeURIComponent(from) === decodeURIComponent(path) ? 'it leads to itself' : undefined)
  );
}

/** Why servers would take a path for another one. */
function pathFault(path: string): string | undefined {
  if (/[?#]/.test(path)) return 'it has a query or a fragment';
  if (!isDecodable(path)) return 'it has a `%` that begins no escape';
  if (/%2f/i.test(path)) return 'servers take `%2F` for `/`';
  const plain = decodeURIComponent(path);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\0-\x1f\x7f]/.test(plain)) return 'it has a control character';
  if (plain.includes('\\')) return 'browsers take `\\` for `/`';
  if (plain.includes('//')) return 'servers take `//` for `/`';
  if (/\/\.{1,2}(?:\/|$)/.test(plain)) return 'servers resolve `.` and `..`';
  return undefined;
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text).isWellFormed();
  } catch {
    return false;
  }
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
