/**
 * What must be the same in every language: a number, a date, or an address outside the site. The key is how languages agree
 * on it: `90`, `2026-11-22` (`-11-22` without a year, `2026-11` without a day), `https://example.com/x`.
 */
export interface Particular {
  readonly kind: 'number' | 'date' | 'address';
  readonly key: string;
  /** Another key that says the same: `18` of `6 p.m.`. */
  readonly or?: string;
  /** As it was written. */
  readonly text: string;
  /** Where in the text it begins. */
  readonly at: number;
}

/** What a text says in digits. */
export interface Particulars {
  /** What the other language has to say too. */
  readonly found: readonly Particular[];
  /** Keys of numbers that are part of a name: enough where the other language has one alone, and not asked for. */
  readonly named: readonly string[];
}

/** What a text says: its keys, and by the names of their roles (`m11`) the years, months and days of its dates. */
interface Known {
  readonly keys: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

const DATE = /^(?<y>\d*)-(?<m>\d{2})(?:-(?<d>\d{2}))?$/;

/** Makes ready what a text says, to look for other keys in it. */
export function knownOf(said: Iterable<string>): Known {
  const keys = new Set(said);
  const dates = new Set([...keys].filter((key) => DATE.test(key)));
  return { keys, dates, roles: new Set([...dates].flatMap(rolesOf)) };
}

/**
 * Whether a key is among what another text says: as a whole, a number as a part of a date, or a date in its parts, since
 * languages may tell the same days in other pieces, as in `1–3 May`. A day is no month for that.
 */
export function isAmong(key: string, { keys, dates, roles }: Known): boolean {
  if (keys.has(key)) return true;
  const parts = rolesOf(key);
  if (parts.length === 0) return ROLES.some((role) => roles.has(role + key));
  const isWithin = parts.every((part) => roles.has(part) || keys.has(part.slice(1)));
  // Parts of several dates make no date: one number at least stands alone, or one of the dates agrees.
  return (
    isWithin &&
    (parts.some((part) => keys.has(part.slice(1))) ||
      [...dates].some((other) => agree(rolesOf(other), parts)))
  );
}

const ROLES = ['y', 'm', 'd'] as const;

/** The parts of a date, each with its role: `y2026`, `m11`, `d22`; none for another key. */
function rolesOf(key: string): string[] {
  const groups = DATE.exec(key)?.groups ?? {};
  return ROLES.flatMap((role) => (groups[role] ? [`${role}${Number(groups[role])}`] : []));
}

/** Whether two dates do not contradict each other, by their parts. */
function agree(one: readonly string[], other: readonly string[]): boolean {
  return one.every((part) => other.includes(part) || !other.some(([role]) => role === part[0]));
}

/** An address that is written out in a text, without what ends the sentence behind it. */
export const WRITTEN_ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>()（）。，；、]*[^\s<>()（）。，；、.,:;!?'"”’：！？]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** A language in an address: `en`, `en-us`, `zh_CN`, `zh-hans`. */
const LANGUAGE =
  '(?:en|zh|cn|ar|de|es|fr|hi|id|it|ja|jp|ko|kr|nl|pl|pt|ru|th|tr|tw|vi)(?:[-_](?:[a-z]{2}|hans|hant))*';
const IN_HOST = new RegExp(`^${LANGUAGE}\\.(?=[^.]+\\.)|^english\\.`, 'i');
const IN_PATH = new RegExp(`/${LANGUAGE}(?=[/?#]|$)`, 'gi');
const IN_QUERY = /([?&](?:lang|language|locale|hl|l|lc)=)[^&#]*/gi;

/**
 * How two languages agree on an address outside the site; undefined for one within it. Where it names a language, the page
 * in the other language is the same page: `https://learn.microsoft.com/en-us/azure/` and `…/zh-cn/azure/`.
 */
export function addressKey(href: string): string | undefined {
  const url = /^(?:https?:|\/\/)/i.test(href) ? URL.parse(href, 'https://x.invalid/') : undefined;
  if (url) {
    const host = url.hostname.replace(IN_HOST, '').replace(/^www\./, '');
    const path = url.pathname.replace(IN_PATH, '').replace(/\/(?:index\.html?)?$/, '');
    return `https://${host}${path}${url.search.replace(IN_QUERY, '$1')}${url.hash}`.replaceAll(' ', '%20');
  }
  if (/^www\./i.test(href)) return addressKey(`https://${href}`);
  const direct = /^(mailto|tel):([^?]*)/i.exec(href.trim());
  return direct ? `${direct[1]}:${direct[2]}`.toLowerCase().replace(/\s/g, '') : undefined;
}
