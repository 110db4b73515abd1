import type { WrittenAddress } from './find-addresses.ts';
import { parser } from './read-markdown.ts';

const { helpers, utils } = parser;

/** A character as it is written, with its escape or as an entity. */
const CHARACTER = /\\[!-/:-@[-`{-~]|&[a-z#][a-z0-9]{1,31};|[\s\S]/gi;
/** What acts in the text around it, whatever stands before: it would end code, a cell, or a tag. */
const AROUND = new Set('`|<>');
const AUTOLINK = /^[a-z][a-z0-9+.-]{1,31}:[^<>\0-\x20]*$/i;

/**
 * Writes another address in place of one, in the same form; what the two have in common at their beginning and end stays
 * as it was written.
 * @returns undefined where that form cannot hold the new address
 */
export function rewriteAddress(
  { raw, href, form }: Pick<WrittenAddress, 'raw' | 'href' | 'form'>,
  next: string,
): string | undefined {
  if (reads(raw, form) !== href) return undefined;
  const [open, close] = raw.startsWith('<') ? ['<', '>'] : ['', ''];
  const written = form === 'autolink' ? next : open + rewrite(open ? raw.slice(1, -1) : raw, next) + close;
  return reads(written, form) === next ? written : undefined;
}

function rewrite(raw: string, next: string): string {
  const units = raw.match(CHARACTER) ?? [];
  const values = units.map((unit) => utils.unescapeAll(unit));
  let [first, from] = [0, 0];
  for (; first < units.length && next.startsWith(values[first] ?? '', from); first++)
    from += values[first]?.length ?? 0;
  let [last, to] = [units.length, next.length];
  for (; last > first; last--) {
    const value = values[last - 1] ?? '';
    if (to - value.length < from || !next.startsWith(value, to - value.length)) break;
    to -= value.length;
  }
  // What acts in a destination, or as the beginning of an entity.
  const middle = next.slice(from, to).replace(/[\\()&]/g, '\\$&');
  const rewritten = units.slice(0, first).join('') + middle + units.slice(last).join('');
  return rewritten.replace(CHARACTER, (unit) => (AROUND.has(unit) ? `&#${unit.charCodeAt(0)};` : unit));
}

/** What the parser reads where this is written; undefined where it reads another piece of the text. */
function reads(raw: string, form: WrittenAddress['form']): string | undefined {
  if (form === 'autolink') return AUTOLINK.test(raw) ? raw : undefined;
  // A backslash at the end would take what stands behind it.
  const { ok, pos, str } = helpers.parseLinkDestination(`${raw})`, 0, raw.length + 1);
  return ok && pos === raw.length ? str : undefined;
}
