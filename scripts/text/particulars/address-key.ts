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
  const direct = /^(mailto|tel):([^?]*)/i.exec(href.trim());
  return direct ? `${direct[1]}:${direct[2]}`.toLowerCase().replace(/\s/g, '') : undefined;
}
