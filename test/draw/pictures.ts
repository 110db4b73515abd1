import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetsFolder } from '../../scripts/folders.ts';
import type { Language } from '../../scripts/site/data-schema.ts';

/** What an image says that stands for a site where a page of it is shared. */
interface Shared {
  readonly language: Language;
  readonly name: string;
  readonly scope: string;
  /** Whose edition it is, where that needs saying; else empty. */
  readonly notice: string;
  /** An SVG. */
  readonly mark: string;
}

/** The page of which the image for sharing is a picture. */
export function sharePage({ language, name, scope, notice, mark }: Shared): string {
  return page(
    `lang="${language.tag}" dir="${language.direction}"`,
    `<main><header>${mark}<span>${escapeHtml(notice)}</span></header><h1>${escapeHtml(name)}</h1><p>${escapeHtml(scope)}</p></main>`,
    SHARE,
  );
}

/** The page of which an icon is a picture. @param share how much of it the mark takes */
export function iconPage(mark: string, share: number): string {
  const style = `svg { inline-size: ${share * 100}vw; block-size: ${share * 100}vh; }`;
  return page('', mark, `body { display: grid; place-items: center; block-size: 100vh; } ${style}`);
}

const SHARE = `
  body { border-block-end: 18px solid var(--deep-accent); block-size: 630px; color: var(--deep-ink); font-family: var(--font-text); }
  main { display: flex; flex-direction: column; block-size: 100%; padding: 84px 92px; }
  header { color: var(--deep-accent); align-items: center; display: flex; font-size: 32px; gap: 40px; justify-content: space-between; }
  svg { block-size: 112px; inline-size: 112px; }
  h1 { font: var(--weight-display) 104px/1.15 var(--font-display); letter-spacing: var(--tracking-display); margin-block-start: auto; text-wrap: balance; }
  p { color: var(--deep-ink-soft); font-size: 44px; line-height: 1.4; margin-block-start: 20px; text-wrap: balance; }`;

function page(attributes: string, body: string, style: string): string {
  const tokens = readFileSync(join(assetsFolder, 'css/tokens.css'), 'utf8');
  const base = '* { box-sizing: border-box; margin: 0; } body { background: var(--deep); }';
  return `<!DOCTYPE html><html ${attributes}><style>${tokens}${base}${style}</style><body>${body}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
