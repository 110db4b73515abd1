import type MarkdownIt from 'markdown-it';
import type { Renderer, Token } from 'markdown-it';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { setText } from './find-foreign.ts';
import { footnoteNumber, textOf } from './read-outline.ts';
import { alone, isTableOf, lookOf, registerTable } from './register-table.ts';
import { gapBefore, textFor } from './words.ts';

type Rule = NonNullable<Renderer['rules'][string]>;

/** How the elements of Markdown look as HTML, where markdown-it's own way does not serve our readers. */
export function renderRules(md: MarkdownIt): void {
  rowHeads(md);
  const { escapeHtml } = md.utils;
  const label = (env: unknown, key: string, values?: Record<string, string>): string =>
    escapeHtml(textFor(env as MarkdownEnv, key, values));
  /** Words of other languages marked with their language. */
  const marked = (env: unknown, text: string): string =>
    setText(text, (env as MarkdownEnv).context, escapeHtml);
  const attribute = (name: string, value: string): string => ` ${name}="${escapeHtml(value)}"`;
  /** Names what stands at a place by the heading above it; empty where there is none. */
  const namedAbove = (tokens: readonly Token[], i: number): string => {
    const above = tokens.slice(0, i).findLast(({ type }) => type === 'heading_open');
    const id = above?.attrGet('id');
    return id ? attribute('aria-labelledby', id) : '';
  };
  /** What holds a table that may be wider than its column. */
  const tableBox = (tokens: readonly Token[], i: number, env: unknown): string => {
    const name = namedAbove(tokens, i) || ` aria-label="${label(env, 'table')}"`;
    return `<div class="table-scroll" role="group"${name}>`;
  };
  /** The link behind what has an id. */
  const signOf = ({ href, name }: PlacedToken['headingLink'] = { href: '', name: '' }): string =>
    `<a class="heading-link"${attribute('href', href)}${attribute('aria-label', name)}><span aria-hidden="true">#</span></a>`;
  const rules: Record<string, Rule> = {
    alias: (tokens, i) => `<span class="alias"${attribute('id', tokens[i]?.content ?? '')}></span>`,
    text: (tokens, i, _options, env) => {
      const content = tokens[i]?.content ?? '';
      const isAddress = tokens[i - 1]?.type === 'link_open' && tokens[i - 1]?.markup === 'autolink';
      if (isAddress) return escapeHtml(content);
      const said = marked(env, content);
      return tokens[i]?.meta?.isCell ? alone(said) : said;
    },
    stray_id: (tokens, i) => escapeHtml(tokens[i]?.content ?? ''),
    unknown_word: (tokens, i) => escapeHtml(`{${tokens[i]?.content}}`),
    callout_title: (tokens, i) => `<p class="callout-title">${escapeHtml(tokens[i]?.content ?? '')}</p>\n`,
    html_block: () => '',
    html_inline: () => '',
    heading_open: (tokens, i, _options, _env, self) => {
      const token = tokens[i] as Token;
      const open = `<${token.tag}${self.renderAttrs(token)}>`;
      return token.attrGet('id') === null ? open : `<div class="heading">${open}`;
    },
    heading_close: (tokens, i) => {
      const { tag, headingLink } = tokens[i] as PlacedToken;
      return headingLink ? `</${tag}>${signOf(headingLink)}</div>\n` : `</${tag}>\n`;
    },
    statement_link: (tokens, i) => signOf((tokens[i] as PlacedToken).headingLink),
    table_open: (tokens, i, _options, env, self) =>
      `${tableBox(tokens, i, env)}<table${self.renderAttrs(tokens[i] as Token)}>\n`,
    table_close: () => '</table></div>\n',
    th_open: (tokens, i) => cell(tokens[i] as Token, escapeHtml),
    td_open: (tokens, i) => cell(tokens[i] as Token, escapeHtml),
    td_close: (tokens, i) => `</${tokens[i]?.tag}>`,
    link_open: (tokens, i, _options, _env, self) => {
      const token = tokens[i] as Token;
      if (String(token.attrGet('href')).startsWith('tel:')) token.attrSet('class', 'phone');
      return `<a${self.renderAttrs(token)}>`;
    },
    link_close: (tokens, i) => {
      const { facts } = tokens[i] as PlacedToken;
      return facts ? `${gapBefore(facts)}<span class="file-facts">${escapeHtml(facts)}</span></a>` : '</a>';
    },
    timeline_open: (tokens, i) => `<figure class="timeline"${namedAbove(tokens, i)}>\n`,
    timeline_close: () => '</figure>\n',
    register: (tokens, i, _options, env) => {
      const { register, content } = tokens[i] as PlacedToken;
      if (typeof register !== 'object') return `<p>${escapeHtml(content)}</p>\n`;
      return registerTable(register, {
        box: tableBox(tokens, i, env),
        notPublished: label(env, 'status_not_published'),
        marked: (text) => marked(env, text),
        attribute,
      });
    },
    image: (tokens, i, _options, env, self) => {
      const token = tokens[i] as Token;
      token.attrSet('alt', textIn(token.children ?? []));
      const caption = token.meta?.caption as string | undefined;
      const figcaption = caption ? `<figcaption>${marked(env, caption)}</figcaption>` : '';
      return `<img${self.renderAttrs(token)}>${figcaption}`;
    },
    footnote_ref: (tokens, i, _options, env) => {
      const token = tokens[i] as Token;
      const number = String(token.meta.id + 1);
      const name = label(env, 'footnote', { number });
      const id = attribute('id', `fnref${footnoteNumber(token)}`);
      return `<sup class="footnote-ref"><a${id} href="#fn${number}" aria-label="${name}">${number}</a></sup>`;
    },
    footnote_block_open: (_tokens, _i, _options, env) =>
      `<section class="footnotes" aria-label="${label(env, 'footnotes')}">\n<ol>\n`,
    footnote_block_close: () => '</ol>\n</section>\n',
    footnote_open: (tokens, i) => `<li id="fn${(tokens[i] as Token).meta.id + 1}">`,
    footnote_close: () => '</li>\n',
    footnote_anchor: (tokens, i, _options, env) => {
      const token = tokens[i] as Token;
      const name = label(env, 'footnote_back', { number: String(token.meta.id + 1) });
      return ` <a class="footnote-back" href="#fnref${footnoteNumber(token)}" aria-label="${name}">↩\uFE0E</a>`;
    },
  };
  Object.assign(md.renderer.rules, rules);
}

/** What some tokens say without their marks: the parser's own way leaves out what was written behind a backslash. */
function textIn(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'softbreak' || type === 'hardbreak') return '\n';
      return type === 'image' ? textIn(children ?? []) : content;
    })
    .join('');
}

/** Alignment as a class: a style attribute would need a weaker content security policy. */
function cell(token: Token, escapeHtml: (text: string) => string): string {
  const align = /text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1];
  const scope = token.tag === 'th' ? ` scope="${token.attrGet('scope') ?? 'col'}"` : '';
  const told = token.attrGet('data-label');
  const name = told === null ? '' : ` data-label="${escapeHtml(told)}"`;
  return `<${token.tag}${scope}${align ? ` class="align-${align}"` : ''}${name}>`;
}

/**
 * Makes the first cell of each row its head, and has the others say under which head they stand: on a phone they stand alone.
 * A register that was kept looks as it does where it is shown.
 */
function rowHeads(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'tables', ({ tokens, env }) => {
    const { keptRegisters } = (env as MarkdownEnv).context;
    let table: Token | undefined;
    let heads: string[] = [];
    let column = 0;
    tokens.forEach((token, index) => {
      if (token.type === 'table_open') {
        table = token;
        heads = [];
      } else if (token.type === 'thead_close') {
        const isRegister = keptRegisters?.values().some((register) => isTableOf(register, heads));
        if (isRegister) table?.attrSet('class', lookOf(heads.length));
      } else if (token.type === 'tr_open') column = 0;
      else if (token.type === 'th_open') heads.push(textOf(tokens[index + 1]?.children ?? []));
      else if (token.type === 'td_open') {
        const head = heads[column++] ?? '';
        const [only, ...others] = tokens[index + 1]?.children ?? [];
        if (table?.attrGet('class') && only?.type === 'text' && others.length === 0)
          only.meta = { isCell: true };
        if (column > 1) token.attrSet('data-label', head);
        else {
          // Between the two stands the text of the cell.
          const close = tokens[index + 2];
          token.tag = 'th';
          token.attrSet('scope', 'row');
          if (close) close.tag = 'th';
        }
      }
    });
  });
}
