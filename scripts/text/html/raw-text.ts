/** Elements whose content is text, with or without character references: no tag counts in them (HTML standard, 13.2.6). */
export const RAW_TEXT = new Set([
  ...'title textarea script style xmp iframe noembed noframes noscript plaintext'.split(' '),
]);

const ENDS = new Map([...RAW_TEXT].map((name) => [name, new RegExp(`</${name}(?=[\\t\\n\\f\\r />])`, 'gi')]));

/** Where the content of a raw text element ends: at its end tag, or with the page. @param from where it begins */
export function endOfRawText(html: string, name: string, from: number): number {
  if (name === 'plaintext') return html.length;
  if (name === 'script') return endOfScript(html, from);
  const end = ENDS.get(name) as RegExp;
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

const IN_SCRIPT = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi;

/** In a script, `<!--` and then `<script` keep the next `</script` from ending it (script data double escaped state). */
function endOfScript(html: string, from: number): number {
  let depth = 0;
  IN_SCRIPT.lastIndex = from;
  for (let found = IN_SCRIPT.exec(html); found; found = IN_SCRIPT.exec(html)) {
    const [mark, slash] = found;
    if (mark === '<!--') {
      depth ||= 1;
      // The dashes may be those of `-->` as well.
      IN_SCRIPT.lastIndex -= 2;
    } else if (mark === '-->') depth = 0;
    else if (slash === '') depth = depth === 1 ? 2 : depth;
    else if (depth < 2) return found.index;
    else depth = 1;
  }
  return html.length;
}
