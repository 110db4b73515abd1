import {
  type ColourName,
  contrast,
  type GivenColours,
  nearbyColours,
  paletteOf,
  type Scheme,
} from './theme-palette.ts';

/** What must be told apart (WCAG 2.2, 1.4.3 and 1.4.11): what is seen, on what, and how much contrast that needs. */
type Pair = readonly [front: ColourName, back: ColourName, needed: number];

const GROUNDS = ['ground', 'surface', 'accent_tint', 'signal_tint'] as const;
const TEXT = 4.5;
const EDGE = 3;

/** Every pair that the styles make. */
const PAIRS: readonly Pair[] = [
  ...(['ink', 'ink_soft', 'accent', 'accent_strong'] as const).flatMap((front) =>
    GROUNDS.map((back): Pair => [front, back, TEXT]),
  ),
  ['signal', 'ground', TEXT],
  ['signal', 'signal_tint', TEXT],
  // Buttons that are turned over.
  ['ground', 'accent', TEXT],
  ['ground', 'accent_strong', TEXT],
  ['ground', 'ink', TEXT],
  ['deep_ink', 'deep', TEXT],
  ['deep_ink_soft', 'deep', TEXT],
  ['deep_accent', 'deep', TEXT],
  ['focus', 'ground', EDGE],
  ['focus', 'surface', EDGE],
  ['line_strong', 'ground', EDGE],
  ['line_strong', 'surface', EDGE],
];

/** A colour of a theme that cannot be told from another as well as it must. */
export interface FaintColour {
  readonly scheme: Scheme;
  /** The colour that was given, and that the fault is told at. */
  readonly name: ColourName;
  readonly front: ColourName;
  readonly back: ColourName;
  readonly frontColour: string;
  readonly backColour: string;
  readonly ratio: number;
  readonly needed: number;
  /** The nearest colour of its hue with which nothing is left to be told of it. */
  readonly suggestion?: string | undefined;
}

/** What a given colour of a theme makes too faint, each colour once, with its worst pair. */
export function faintColours(theme: GivenColours): FaintColour[] {
  const worst = new Map<string, Omit<FaintColour, 'suggestion'>>();
  for (const faint of faintPairs(theme)) {
    const key = `${faint.scheme} ${faint.name}`;
    const known = worst.get(key);
    if (!known || faint.ratio / faint.needed < known.ratio / known.needed) worst.set(key, faint);
  }
  return [...worst.values()].map((faint) => ({ ...faint, suggestion: betterThan(faint, theme) }));
}

function* faintPairs(theme: GivenColours): Generator<Omit<FaintColour, 'suggestion'>> {
  for (const scheme of ['light', 'dark'] as const) {
    const palette = paletteOf(theme, scheme);
    for (const [front, back, needed] of PAIRS) {
      const [frontColour, backColour] = [palette[front], palette[back]];
      const ratio = contrast(frontColour, backColour);
      const cause = ratio < needed && causeOf(theme, scheme, front, back);
      if (cause) yield { ...cause, front, back, frontColour, backColour, ratio, needed };
    }
  }
}

/** Which given colour a pair is as it is by; undefined where both are ours. */
function causeOf(
  theme: GivenColours,
  scheme: Scheme,
  front: ColourName,
  back: ColourName,
): Pick<FaintColour, 'scheme' | 'name'> | undefined {
  const given = theme[scheme] ?? {};
  const name = [front, back].find((one) => given[one] !== undefined);
  if (name) return { scheme, name };
  const seeded = (['light', 'dark'] as const).filter((one) => theme[one]?.accent !== undefined);
  const of = seeded.includes(scheme) ? scheme : seeded[0];
  return of && { scheme: of, name: 'accent' };
}

function betterThan(
  { scheme, name }: Pick<FaintColour, 'scheme' | 'name'>,
  theme: GivenColours,
): string | undefined {
  const now = paletteOf(theme, scheme)[name];
  for (const colour of nearbyColours(now)) {
    const next = { ...theme, [scheme]: { ...theme[scheme], [name]: colour } };
    const left = faintPairs(next).some((faint) => faint.scheme === scheme && faint.name === name);
    if (!left) return colour;
  }
  return undefined;
}
