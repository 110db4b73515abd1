/** What `_headers` says of some addresses. */
export interface HeaderRule {
  readonly pattern: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Reads `_headers` as Netlify and Cloudflare Pages document it: a pattern begins a line, its headers stand below it, moved
 * in. @throws at a line that they would leave out
 */
export function readHeadersFile(text: string): HeaderRule[] {
  const rules: { pattern: string; headers: Record<string, string> }[] = [];
  for (const line of linesOf(text)) {
    const header = /^\s+(?<name>[A-Za-z][A-Za-z-]*): (?<value>\S.*)$/.exec(line)?.groups;
    if (line.length > 2000) throw new Error(`too long: ${line}`);
    if (/^\/[^\s*]*(?:\*[^\s*]*)?$/.test(line)) rules.push({ pattern: line, headers: {} });
    else if (header && rules.at(-1))
      (rules.at(-1) as HeaderRule & { headers: Record<string, string> }).headers[header.name as string] =
        header.value as string;
    else throw new Error(`not a line of _headers: ${line}`);
  }
  if (rules.length > 100) throw new Error('more than 100 rules');
  return rules;
}

/** The headers of an address: those of all rules that fit, joined where two have one of the same name. */
export function headersFor(rules: readonly HeaderRule[], address: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { pattern, headers: more } of rules) {
    const [start = '', end] = pattern.split('*');
    const fits =
      end === undefined
        ? address === pattern
        : address.startsWith(start) && address.slice(start.length).endsWith(end);
    if (!fits) continue;
    for (const [name, value] of Object.entries(more))
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

/** A line of `_redirects`. */
export interface RedirectRule {
  readonly from: string;
  readonly to: string;
  readonly status: number;
  /** Of a line of Netlify's alone: the language that is asked for first. */
  readonly language?: string;
}

/**
 * Reads `_redirects` as both document it: where from, where to, a status, nothing else but what goes before a page for readers of a language. @throws at any other line, and
 * where Cloudflare Pages would read no further
 */
export function readRedirectsFile(text: string): RedirectRule[] {
  const rules = linesOf(text).map((line) => {
    const [, from = '', to = '', status, language] =
      /^(\/\S*) (\/\S*) (?:(?=\d{3}$|302! Language=)(\d{3}))(?:! Language=([a-z]{2,3}))?$/.exec(line) ?? [];
    if (!status || line.length > 1000) throw new Error(`not a line of _redirects: ${line}`);
    return { from, to, status: Number(status), ...(language && { language }) };
  });
  if (rules.filter(({ from }) => !from.includes('*')).length > 2000) throw new Error('more than 2,000 rules');
  return rules;
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
