import { tried } from '../cannot-run.ts';
import type { Flaw } from '../flaws.ts';
import { nearest } from '../nearest.ts';
import { percentDecode } from '../text/find-anchor.ts';
import { flawOfMail } from './mail-address.ts';

/** The scheme of an address, in small letters. */
export function schemeOf(written: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
}

/** Schemes that exist, and that pages must not use: they are not mistyped. */
const OTHER_SCHEMES = new Set(
  (
    'javascript vbscript file data blob about view-source ftp ftps sftp ssh git svn ws wss ldap ldaps telnet sms smsto callto ' +
    'skype sip sips xmpp irc ircs news nntp geo maps magnet urn tag doi rtsp rtmp webcal feed cid mid intent tg'
  ).split(' '),
);

/** Left over by templates and programs. */
const PLACEHOLDER =
  /\{\{|\}\}|\{%|%\}|<%|%>|\$\{|\{[a-z_][\w.]*\}|(?:\[|%5B)object(?: |%20)\w+(?:\]|%5D)|^\w+:\/\/(?:undefined|null)(?=[/:?#]|$)|^\w+:\/\/[^/?#]+\/(?:undefined|null|NaN)\/?(?=[?#]|$)/i;
/** The same as a part of an address within the site. */
const EMPTY_PART = /(?:^|[/#])(?:undefined|null|NaN)(?=[/?#]|\.md|$)/;

/** Characters without ink, blanks among them that are not the space. */
const INVISIBLE =
  /[\p{Cc}\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0]/u;
/** Those of them that count where they are encoded too. */
const INVISIBLE_ENCODED = /[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/;
/**
 * Joiners as words of many scripts and emoji have them, and the blank of Chinese between two characters. A joiner behind a
 * mark, and one that gives an Arabic letter another form, may end a word.
 */
const JOINED =
  /(?<=\p{M})[\u200c\u200d]|(?<=[\p{scx=Arab}\p{scx=Syrc}])\u200d|(?<=[[\p{L}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]--[\p{ASCII}\p{scx=Latn}]])[\u200c\u200d\u3000](?=[[\p{L}\p{M}\p{Extended_Pictographic}]--\p{scx=Latn}])/gv;

/** Whether an address holds a character that nobody can see, and that is no part of a word. */
function holdsInvisible(written: string): boolean {
  const holds = (pattern: RegExp, text: string): boolean =>
    pattern.test(text) && pattern.test(text.replace(JOINED, ''));
  return holds(INVISIBLE, written) || holds(INVISIBLE_ENCODED, percentDecode(written));
}

/** A number with the separators of RFC 3966, and what may stand behind it. */
const NUMBER = /^\+?(?:[-.()]*[\d*#]){3,}[-.()]*(?:;.*)?$/;

/** Why no browser can follow an address; undefined where one can. @param written without what the URL standard ignores */
export function flawOf(written: string): Flaw | undefined {
  const found = firstFlaw(written);
  // What is suggested can be followed.
  return found?.suggestion && firstFlaw(found.suggestion) ? { flaw: found.flaw } : found;
}

function firstFlaw(written: string): Flaw | undefined {
  if (PLACEHOLDER.test(written)) return { flaw: 'placeholder' };
  if (holdsInvisible(written)) return { flaw: 'invisible' };
  const scheme = schemeOf(written);
  if (scheme === undefined) return flawOfPath(written);
  const rest = written.slice(scheme.length + 1);
  if (scheme === 'mailto') {
    const flaw = flawOfMail(rest);
    return flaw && { flaw };
  }
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
  if (MAILBOX.test(written)) return { flaw: 'no-scheme', suggestion: `mailto:${written}` };
  return strayPercent(written);
}

/** A mail address as people write it, with the subject and the like behind it. */
const MAILBOX = /^[^\s/?#@:]+@[^\s/?#@:]+\.[a-z]{2,}(?:\?.*)?$/i;

function flawOfWeb(written: string, rest: string): Flaw | undefined {
  // A page on https reads `https:x` as a path of its own host.
  if (!/^[\\/]{2}/.test(rest)) return { flaw: 'slashes', suggestion: withSlashes(rest) };
  const host = URL.parse(written)?.hostname;
  const doubled = /^\/\/(https?):?(\/\/.+)$/i.exec(rest);
  if (doubled) return { flaw: 'host', suggestion: withSlashes(doubled[2] ?? '') };
  if (!host || !isName(host)) return { flaw: 'host' };
  return strayPercent(written);
}

/** Whether a host is as long as names can be (RFC 1035, 2.3.4). */
function isName(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  return labels.join('.').length <= 253 && labels.every(({ length }) => length > 0 && length <= 63);
}

/** In a fragment a `%` stands for itself: ids may hold it. */
function strayPercent(written: string): Flaw | undefined {
  const [path = ''] = written.split('#');
  if (!/%(?![0-9a-f]{2})/i.test(path)) return undefined;
  const mended = path.replace(/%(?![0-9a-f]{2})/gi, '%25');
  return { flaw: 'percent', suggestion: mended + written.slice(path.length) };
}

function decode(text: string): string {
  return tried(() => decodeURIComponent(text)) ?? '';
}

function mistyped(scheme: string): string | undefined {
  return nearest(scheme, ['https', 'mailto', 'tel']) ?? (nearest(scheme, ['http']) && 'https');
}

/** What follows a scheme, behind one that exists; a second one goes. */
function withSlashes(rest: string): string {
  return `https://${rest.replace(/^(?:[:;,.\\/\s]|https?(?=[:;,]|\/\/))+/i, '')}`;
}
