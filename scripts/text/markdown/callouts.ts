import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { behind } from '../place-in-text.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';

const MARKER = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** Turns quotes that begin with `[!NOTE]` into callouts, as GitHub does. The titles come from the interface texts. */
export function callouts(md: MarkdownIt): void {
  md.core.ruler.after('explicit_ids', 'callouts', (state) => {
    if (!state.src.includes('[!')) return;
    const { texts } = (state.env as MarkdownEnv).context;
    const tokens: Token[] = [];
    const open: (string | undefined)[] = [];
    let emptyUntil = 0;
    for (const [index, token] of state.tokens.entries()) {
      if (index < emptyUntil) continue;
      tokens.push(token);
      if (token.type === 'blockquote_open') {
        const kind = takeMarker(state.tokens[index + 2]);
        open.push(kind);
        if (!kind) continue;
        makeDiv(token).attrSet('class', `callout callout-${kind}`);
        const title = new state.Token('callout_title', 'p', 0);
        title.content = texts[`callout_${kind}`] ?? kind;
        tokens.push(title);
        // A marker on a paragraph of its own leaves nothing of that paragraph.
        if (state.tokens[index + 2]?.content === '') emptyUntil = index + 4;
      } else if (token.type === 'blockquote_close' && open.pop()) makeDiv(token);
    }
    state.tokens = tokens;
  });
}

/** Cuts the marker off the first text of a quote, and keeps the places of what follows right. */
function takeMarker(token: PlacedToken | undefined): string | undefined {
  const match = token?.type === 'inline' ? MARKER.exec(token.content) : null;
  if (!token || !match) return undefined;
  const cut = match[0].length;
  const { stretches, explicitId } = token;
  token.content = token.content.slice(cut);
  if (stretches) token.stretches = behind(stretches, cut);
  if (explicitId) token.explicitId = { ...explicitId, offset: explicitId.offset - cut };
  return match[1]?.toLowerCase();
}

function makeDiv(token: Token): Token {
  token.tag = 'div';
  return token;
}
