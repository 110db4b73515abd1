import { nearest } from '../nearest.ts';
import type { Flaw } from '../problem.ts';

/** Schemes that exist, and that pages must not use: they are not mistyped. */
const OTHER_SCHEMES = new Set(
  (
    'javascript vbscript file data blob about view-source ftp ftps sftp ssh git svn ws wss ldap ldaps telnet sms smsto callto ' +
    'skype sip sips xmpp irc ircs news nntp geo maps magnet urn tag doi rtsp rtmp webcal feed cid mid intent tg'
  ).split(' '),
);

/** Left over by templates and programs. */
const PLACEHOLDER =
  /\{\{|\}\}|\{%|%\}|<%|%>|\$\{|\{[a-z_][\w.]*\}|(?:\[|%5B)object(?: |%20)\w+(?:\]|%5D)|^\w+:\/\/(?:undefined|null)(?=[/:?#]|$)|^\w+:\/\/[^/?#]+\/(?:undefined|null|NaN)\/?(?=[?#]|$)|[?&][^=&#]*=(?:undefined|null|NaN)(?=[&#]|$)/i;
/** The same as a part of an address within the site. */
const EMPTY_PART = /(?:^|[/#])(?:undefined|null|NaN)(?=[/?#]|\.md|$)/;

/** Characters without ink, blanks among them that are not the space; also as they stand in an address once it is encoded. */
const INVISIBLE =
  /[\p{Cc}\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0]|%C2%A[0D]|%E2%80%(?:8[B-F]|A[89A-F])|%E2%81%A0|%EF%BB%BF/iu;

const MAILBOX = /^[^\s@<>()[\]\\,;:"]+@[^\s@.,;:<>()[\]\\"]+(?:\.[^\s@.,;:<>()[\]\\"]+)+$/u;
/** A number with the separators of RFC 3966, and what may stand behind it. */
const NUMBER = /^\+?(?:[-.()]*[\d*#]){3,}[-.()]*(?:;.*)?$/;

/**
 * Why no browser can follow an address; undefined where one can.
 * @param written the address without what the URL standard ignores: blanks around it, tabs and ends of lines in it
 */
export function flawOf(written: string): Flaw | undefined {
  if (PLACEHOLDER.test(written)) return { flaw: 'placeholder' };
  if (INVISIBLE.test(written)) return { flaw: 'invisible' };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
  if (scheme === undefined) return flawOfPath(written);
  const rest = written.slice(scheme.length + 1);
  if (scheme === 'mailto') return isMail(rest) ? undefined : { flaw: 'mailto' };
  if (scheme === 'tel') return NUMBER.test(decode(rest)) ? undefined : { flaw: 'tel' };
  if (scheme === 'https' || scheme === 'http') return flawOfWeb(written, rest);
  const meant = OTHER_SCHEMES.has(scheme) || scheme.startsWith('ms-') ? undefined : mistyped(scheme);
  if (!meant) return undefined;
  const isWeb = meant === 'https';
  return { flaw: 'scheme', suggestion: isWeb ? withSlashes(rest) : `${meant}:${rest.replace(/^\/+/, '')}` };
}

/** An address without a scheme: of a file, of the site, or of a host by `//`. */
function flawOfPath(written: string): Flaw | undefined {
  if (/^[\\/]{2}/.test(written)) return flawOfWeb(`https:${written}`, written);
  if (EMPTY_PART.test(written)) return { flaw: 'placeholder' };
  const [, word = '', rest = ''] = /^([a-z]{3,7})[;,.]?(\/\/.*)$/is.exec(written) ?? [];
  if (word && mistyped(word.toLowerCase()) === 'https')
    return { flaw: 'scheme', suggestion: withSlashes(rest) };
  if (/^www\d*\.[^/?#]+\.[a-z]{2,}(?=[/:?#]|$)/i.test(written))
    return { flaw: 'no-scheme', suggestion: `https://${written}` };
  return strayPercent(written);
}

function flawOfWeb(written: string, rest: string): Flaw | undefined {
  // A page on https reads `https:x` as a path of its own host.
  if (!/^[\\/]{2}/.test(rest)) return { flaw: 'slashes', suggestion: withSlashes(rest) };
  const host = URL.parse(written)?.hostname;
  const doubled = /^\/\/(https?):?(\/\/.+)$/i.exec(rest);
  if (doubled) return { flaw: 'host', suggestion: withSlashes(doubled[2] ?? '') };
  if (!host || host.startsWith('.') || host.includes('..')) return { flaw: 'host' };
  return strayPercent(written);
}

/** In a fragment a `%` stands for itself: ids may hold it. */
function strayPercent(written: string): Flaw | undefined {
  const [path = ''] = written.split('#');
  if (!/%(?![0-9a-f]{2})/i.test(path)) return undefined;
  const mended = path.replace(/%(?![0-9a-f]{2})/gi, '%25');
  return { flaw: 'percent', suggestion: mended + written.slice(path.length) };
}

/** RFC 6068: addresses with commas between them, in front or as `to`. */
function isMail(rest: string): boolean {
  const [path = '', query = ''] = rest.split('?');
  const also = new URLSearchParams(query).get('to');
  const boxes = [...(path === '' && also !== null ? [] : path.split(',')), ...(also?.split(',') ?? [])];
  return boxes.every((box) => MAILBOX.test(decode(box).trim()));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function mistyped(scheme: string): string | undefined {
  return nearest(scheme, ['https', 'mailto', 'tel']) ?? (nearest(scheme, ['http']) && 'https');
}

function withSlashes(rest: string): string {
  return `https://${rest.replace(/^[:;,.\\/\s]+/, '')}`;
}
