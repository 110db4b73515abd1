/** An address in a style sheet. */
export interface CssAddress {
  readonly href: string;
  /** Where it begins, in UTF-16 units from the start of the text. */
  readonly offset: number;
}

const STRING = `"(?:\\\\[\\s\\S]|[^"\\\\\\n])*"?|'(?:\\\\[\\s\\S]|[^'\\\\\\n])*'?`;
const TOKENS = new RegExp(
  [
    '/\\*[\\s\\S]*?(?:\\*/|$)',
    // The address of a namespace is a name.
    '@namespace\\b[^;]*',
    `(@import\\s+)?(?:url\\(\\s*(?:(${STRING})|((?:\\\\[\\s\\S]|[^)"'(\\s\\\\])*))\\s*\\)|(${STRING}))`,
  ].join('|'),
  'gi',
);

/**
 * The addresses that a style sheet asks for: `url(…)` and `@import`, none in comments and strings (CSS Syntax 3). Those of
 * something on the page itself (`url(#gradient)`), and data, are left out.
 */
export function cssAddresses(css: string): CssAddress[] {
  if (!/url\(|@import/i.test(css)) return [];
  return [...css.matchAll(TOKENS)].flatMap(([whole, imported, quoted, bare, string], index, all) => {
    const written = quoted ?? bare ?? (imported ? string : undefined);
    if (written === undefined) return [];
    const href = withoutEscapes(
      /^["']/.test(written) ? written.replace(/^(["'])([\s\S]*?)\1?$/, '$2') : written,
    ).trim();
    if (href === '' || href.startsWith('#') || /^data:/i.test(href)) return [];
    return [{ href, offset: (all[index]?.index ?? 0) + whole.indexOf(written) }];
  });
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\n|([\s\S]))/gi, (_, code?: string, character = '') => {
    if (code === undefined) return character;
    const point = Number.parseInt(code, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  });
}
