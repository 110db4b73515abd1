import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { ContentFiles } from './content.ts';
import type { DataFiles } from './data-schema.ts';
import { invalidValue } from './schema.ts';
import { faintColours } from './theme-contrast.ts';
import { coloursOfDrawing, contrast, paletteOf } from './theme-palette.ts';
import type { Theme } from './theme-schema.ts';

/** What is wrong with a theme whose values are each of the right kind: colours too near each other, and files that are not there. */
export function* faultsOfTheme(
  { value, placeOf }: DataFiles['theme'],
  { images, overlays }: Pick<ContentFiles, 'images' | 'overlays'>,
): Generator<Problem> {
  if (!value) return;
  if (hasColours(value)) yield* faultsOfColours(value, placeOf);
  yield* darkLogo(value, images, placeOf);
  const pictures = images.map(({ path }) => path);
  for (const key of ['logo', 'logo_dark', 'figure'] as const)
    yield* missingFile(value[key], [key], pictures, placeOf);
  for (const [index, { file }] of (value.fonts?.files ?? []).entries())
    yield* missingFile(file, ['fonts', 'files', index, 'file'], [...overlays.assets.keys()], placeOf);
}

/** Whether a theme names any colour. */
export function hasColours({ light = {}, dark = {} }: Theme): boolean {
  return Object.keys(light).length + Object.keys(dark).length > 0;
}

function* faultsOfColours(theme: Theme, placeOf: DataFiles['theme']['placeOf']): Generator<Problem> {
  for (const { scheme, name, ratio, needed, suggestion, ...pair } of faintColours(theme)) {
    // Rounded down: 4.499 is not 4.5.
    const shown = (Math.floor(ratio * 100) / 100).toString();
    const facts = { key: `${scheme}.${name}`, ...pair, ratio: shown, needed: `${needed}` };
    yield problem('low-contrast', placeOf([scheme, name]), { ...facts, ...(suggestion && { suggestion }) });
  }
}

function* missingFile(
  path: string | undefined,
  keys: readonly (string | number)[],
  known: readonly string[],
  placeOf: DataFiles['theme']['placeOf'],
): Generator<Problem> {
  if (path === undefined || path === 'none' || known.includes(path)) return;
  yield invalidValue('data-file', keys, placeOf, `\`${path}\` is not there`, nearest(path, known));
}

/** Less than this, and a drawing is hardly seen. */
const SEEN = 2;

/** A logo that is drawn in dark colours alone, where there is none for a dark ground. Of what is no plain drawing nothing is known. */
function* darkLogo(
  theme: Theme,
  images: ContentFiles['images'],
  placeOf: DataFiles['theme']['placeOf'],
): Generator<Problem> {
  const { logo, logo_dark } = theme;
  if (!logo?.endsWith('.svg') || logo_dark !== undefined) return;
  const colours = coloursOfDrawing(images.find(({ path }) => path === logo)?.read() ?? '');
  const { ground } = paletteOf(theme, 'dark');
  const [best] = colours
    .map((colour) => ({ colour, ratio: contrast(colour, ground) }))
    .sort((a, b) => b.ratio - a.ratio);
  if (!best || best.ratio >= SEEN) return;
  const shown = (Math.floor(best.ratio * 100) / 100).toString();
  const sides = { front: logo, back: 'ground', frontColour: best.colour, backColour: ground };
  yield problem('low-contrast', placeOf(['logo']), {
    key: 'logo',
    ...sides,
    ratio: shown,
    needed: `${SEEN}`,
  });
}
