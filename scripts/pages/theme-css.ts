import type { LanguageContent } from '../site/content.ts';
import { hasColours } from '../site/theme-faults.ts';
import { type ColourName, contrast, OURS, paletteOf, type Scheme } from '../site/theme-palette.ts';
import { colourNames, type Theme } from '../site/theme-schema.ts';
import { fillText, gapAfter } from '../text/markdown/words.ts';

/** How a site looks, where that is not as it comes. */
export interface Look {
  /** What stands behind the rules of ours. */
  readonly css: string;
  /** The colours that take the place of ours in drawings of ours. */
  readonly inks: ReadonlyMap<string, string>;
}

/** The look of a theme. */
export function lookOf(theme: Theme): Look {
  const isColoured = hasColours(theme);
  const tokens = [
    ...(isColoured ? colourRules(theme) : []),
    ...(theme.radius === undefined ? [] : [`:root { --radius: ${theme.radius / 16}rem; }`]),
    ...fontRules(theme),
  ];
  const layered = tokens.length > 0 ? `@layer tokens {\n${tokens.join('\n')}\n}\n` : '';
  const css = fontFaces(theme) + layered + (theme.logo === undefined ? '' : LOGO);
  return { css, inks: isColoured ? inksOf(theme) : new Map() };
}

/** What stands behind the name of a column in each language, where that is not the same in all: `: ` as it comes. */
export function labelRules(languages: readonly Pick<LanguageContent, 'language' | 'texts'>[]): string {
  const ends = languages.map((spoken) => {
    const label = fillText(spoken.texts.table_label ?? '', { name: '' });
    return { tag: spoken.language.tag, end: label + gapAfter(label) };
  });
  if (ends.every(({ end }) => end === ': ')) return '';
  const rules = ends.map(({ tag, end }) => `:lang(${tag}) { --label-end: ${JSON.stringify(end)}; }`);
  return `@layer tokens {\n${rules.join('\n')}\n}\n`;
}

/** The ground of pages in each scheme: what is around them in a browser takes it. */
export function groundsOf(theme: Theme): Readonly<Record<Scheme, string>> {
  return { light: paletteOf(theme, 'light').ground, dark: paletteOf(theme, 'dark').ground };
}

/** A logo stands in the place of the mark; what the site is about, below both it and the name. */
const LOGO = `@layer components {
.brand-logo { block-size: 2.25rem; inline-size: auto; max-inline-size: min(16rem, 50vw); object-fit: contain; }
.brand-link:has(.brand-logo) { display: grid; gap: 0.125rem var(--space-3); grid-template-columns: auto 1fr; }
picture + .brand-text { display: contents; }
picture + .brand-text .brand-scope { grid-column: 1 / -1; }
@media (max-width: 39.99rem) {
.brand-logo { block-size: 1.75rem; }
}
}
`;

/** On paper ink stays dark and the ground white: there the accent is the only colour of a theme, where it can be read. */
function colourRules(theme: Theme): string[] {
  const [light, dark] = [paletteOf(theme, 'light'), paletteOf(theme, 'dark')];
  const rule = (palette: typeof light, names: readonly ColourName[]): string =>
    `:root { ${names.map((name) => `--${name.replaceAll('_', '-')}: ${palette[name]};`).join(' ')} }`;
  const isReadable = [light.accent, light.accent_strong].every((one) => contrast(one, '#ffffff') >= 4.5);
  return [
    `@media screen {\n${rule(light, colourNames)}\n}`,
    `@media screen and (prefers-color-scheme: dark) {\n${rule(dark, colourNames)}\n}`,
    ...(isReadable ? [`@media print {\n${rule(light, ['accent', 'accent_strong'])}\n}`] : []),
  ];
}

/** What stands behind each list of fonts. */
const BEHIND = {
  text: 'var(--font-han), system-ui, sans-serif',
  display: 'var(--font-han), system-ui, sans-serif',
  code: 'ui-monospace, var(--font-han), monospace',
} as const;

function fontRules({ fonts }: Theme): string[] {
  const stacks = (['text', 'display', 'code'] as const).flatMap((name) => {
    const families = fonts?.[name]?.map((family) => JSON.stringify(family)) ?? [];
    return families.length === 0 ? [] : [`--font-${name}: ${[...families, BEHIND[name]].join(', ')};`];
  });
  return stacks.length > 0 ? [`:root, [lang] { ${stacks.join(' ')} }`] : [];
}

function fontFaces({ fonts }: Theme): string {
  return (fonts?.files ?? [])
    .map(({ family, file, weight, style }) => {
      const address = `url("../${file}")`;
      return `@font-face { font-family: "${family}"; src: ${address}; font-weight: ${weight}; font-style: ${style}; font-display: swap; }\n`;
    })
    .join('');
}

function inksOf(theme: Theme): Map<string, string> {
  const { accent, deep_accent } = paletteOf(theme, 'light');
  return new Map([
    [OURS.light.accent, accent],
    [OURS.light.deep_accent, deep_accent],
  ]);
}
