import { createRequire } from 'node:module';

/** The schemes that a device can be set to. */
export type Scheme = 'light' | 'dark';

/** What each colour is called in data; the tokens have `-` for `_`. */
export type ColourName =
  | ('ground' | 'surface' | 'line' | 'line_strong' | 'ink' | 'ink_soft')
  | ('accent' | 'accent_strong' | 'accent_tint' | 'signal' | 'signal_tint' | 'focus')
  | ('deep' | 'deep_line' | 'deep_ink' | 'deep_ink_soft' | 'deep_accent');

/** Every colour of a scheme, as `#rrggbb`. */
export type Palette = Readonly<Record<ColourName, string>>;

/** The colours that a theme gives, as CSS writes them. */
export type GivenColours = Readonly<
  Partial<Record<Scheme, Readonly<Partial<Record<ColourName, string | undefined>>> | undefined>>
>;

/** The colours of assets/css/tokens.css: what a theme leaves out is made of them. */
export const OURS: Readonly<Record<Scheme, Palette>> = {
  light: {
    ...{ ground: '#fdfefd', surface: '#f0f5f3', line: '#d3dfdb', line_strong: '#768c85' },
    ...{ ink: '#12211e', ink_soft: '#4a5c57' },
    ...{ accent: '#0a6156', accent_strong: '#06443c', accent_tint: '#e0efeb' },
    ...{ signal: '#8c4a06', signal_tint: '#fbf0df', focus: '#0a6156' },
    ...{ deep: '#0b2a26', deep_line: '#2d514a', deep_ink: '#f1f7f5' },
    ...{ deep_ink_soft: '#b4ccc5', deep_accent: '#8fd8c7' },
  },
  dark: {
    ...{ ground: '#0e1614', surface: '#15211e', line: '#2a3b37', line_strong: '#667d76' },
    ...{ ink: '#e6eeeb', ink_soft: '#a6b8b2' },
    ...{ accent: '#7fcebc', accent_strong: '#a9e5d7', accent_tint: '#163530' },
    ...{ signal: '#f0b56b', signal_tint: '#33250f', focus: '#8fd8c7' },
    ...{ deep: '#0a201d', deep_line: '#2d514a', deep_ink: '#f1f7f5' },
    ...{ deep_ink_soft: '#b4ccc5', deep_accent: '#8fd8c7' },
  },
};

/** Colours that are all but grey: they take the hue of an accent, and never more of it than ours have. */
const QUIET: ReadonlySet<ColourName> = new Set([
  ...(['ground', 'surface', 'line', 'line_strong', 'ink', 'ink_soft', 'deep_ink', 'deep_ink_soft'] as const),
]);

/** What says the same whatever the accent is. */
const FIXED: ReadonlySet<ColourName> = new Set(['signal', 'signal_tint']);

/** How much of an accent's chroma the others take, at most, measured by ours. */
const MOST = 1.5;

type Oklch = {
  readonly mode: 'oklch';
  readonly l: number;
  readonly c: number;
  readonly h?: number | undefined;
};

/** The library takes 40 ms to load, and most sites have no theme. */
function culori(): typeof import('culori') {
  return createRequire(import.meta.url)('culori');
}

/** A colour as CSS writes it (CSS Color 4), as `#rrggbb`, brought into what every screen shows; undefined where it is none, or can be seen through. */
export function hexOf(text: string): string | undefined {
  const { parse, formatHex, clampChroma } = culori();
  const found = parse(text.trim());
  return found && (found.alpha ?? 1) === 1 ? formatHex(clampChroma(found, 'oklch')) : undefined;
}

/** What says of a drawing that its colours are not known by its text: they follow the device, or come from elsewhere. */
const UNKNOWN =
  /prefers-color-scheme|light-dark\(|var\(|<(?:\w+:)?(?:image|foreignObject|feFlood|feColorMatrix|script|animate|set)\b|<!ENTITY|mix-blend-mode/i;
const CUTTING = /<(mask|clipPath)\b[\s\S]*?<\/\1>/g;
const COLOURED = /(?<![\w-])(?:fill|stroke|(?:stop-)?color)\s*(?:=\s*["']|:)\s*([^;"'{}]+)/gi;

/** The colours that a drawing (SVG) is made of, as far as its text tells them: none where it may be of others too. */
export function coloursOfDrawing(svg: string): string[] {
  if (UNKNOWN.test(svg)) return [];
  const text = svg.replace(CUTTING, '');
  const given = [...text.matchAll(COLOURED)].map(([, value = '']) => value.replace(/!important/i, '').trim());
  const seen = given.filter((value) => !/^(?:none|transparent|inherit|url\()/i.test(value));
  // What is shown as an image is not told the colour of the text around it.
  const colours = seen.map((value) => (/^currentcolor$/i.test(value) ? '#000000' : hexOf(value)));
  if (colours.length === 0 && /<(?:path|rect|circle|ellipse|polygon|text)\b/.test(text)) return ['#000000'];
  return colours.every((colour) => colour !== undefined) ? colours : [];
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  return culori().wcagContrast(one, other);
}

/** Every colour of a scheme: as given, else ours in the hue of the accent. */
export function paletteOf(theme: GivenColours, scheme: Scheme): Palette {
  const given = theme[scheme] ?? {};
  const other = theme[scheme === 'light' ? 'dark' : 'light'] ?? {};
  const isOwn = given.accent !== undefined;
  const seed = given.accent ?? other.accent;
  const seedOf = OURS[isOwn || seed === undefined ? scheme : scheme === 'light' ? 'dark' : 'light'].accent;
  const names = Object.keys(OURS[scheme]) as ColourName[];
  return Object.fromEntries(
    names.map((name) => {
      const own = given[name];
      if (own !== undefined) return [name, hexOf(own)];
      return [name, seed === undefined ? OURS[scheme][name] : inHueOf(seed, seedOf, isOwn, name, scheme)];
    }),
  ) as Palette;
}

/** One of ours as it goes with an accent. @param of the accent of ours whose place it takes @param isOwn whether it is of this scheme */
function inHueOf(seed: string, of: string, isOwn: boolean, name: ColourName, scheme: Scheme): string {
  const { clampChroma, formatHex } = culori();
  const ours = OURS[scheme];
  if (FIXED.has(name)) return ours[name];
  if (name === 'focus' && scheme === 'light' && isOwn) return hexOf(seed) ?? seed;
  const [from, to, tone] = [oklch(of), oklch(seed), oklch(OURS[scheme][name])];
  const share = Math.min(QUIET.has(name) ? 1 : MOST, to.c / from.c);
  const h = (tone.h ?? 0) + (to.h ?? 0) - (from.h ?? 0);
  // As much darker or lighter than the accent as ours is.
  const shift = isOwn && name === 'accent_strong' ? to.l - oklch(ours.accent).l : 0;
  const l = Math.min(1, Math.max(0, tone.l + shift));
  return formatHex(clampChroma({ mode: 'oklch', l, c: tone.c * share, h: (h + 360) % 360 }, 'oklch'));
}

function oklch(text: string): Oklch {
  return culori().converter('oklch')(text) as Oklch;
}

/** The same colour at other lightnesses, the nearest first. */
export function* nearbyColours(text: string): Generator<string> {
  const { clampChroma, formatHex } = culori();
  const { l, c, h } = oklch(text);
  for (let step = 1; step <= 200; step++)
    for (const next of [l - step / 200, l + step / 200])
      if (next >= 0 && next <= 1)
        yield formatHex(clampChroma({ mode: 'oklch', l: next, c, ...(h !== undefined && { h }) }, 'oklch'));
}
