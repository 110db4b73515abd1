import { type Problem, problem } from '../problem.ts';
import type { Content } from '../site/content.ts';
import { type Assets, pictureOf } from './assets.ts';

/** How many bytes a picture may have, by where it is seen: on every page, where a page is shared, in a text. */
const MOST = { logo: 100_000, image: 300_000, text: 500_000 } as const;
const PICTURE = /\.(?:png|svg|jpe?g|webp|gif)$/i;
/** The sizes of icons that devices take, in pixels in square, by their paths. */
export const ICONS: Readonly<Record<string, number>> = {
  ...{ 'images/icon-180.png': 180, 'images/icon-192.png': 192 },
  ...{ 'images/icon-512.png': 512, 'images/icon-maskable.png': 512 },
};

/** Pictures of the site that are too large to be waited for, icons of another size than they are said to have, and a logo that cannot be made smaller. */
export function* pictureFaults(
  { downloads, images, overlays, theme = {}, folder }: Content,
  assets: Assets,
): Generator<Problem> {
  const logos = [theme.logo, theme.logo_dark];
  const own = [
    ...images.map(({ path, bytes }) => ({ path, bytes, file: `${folder}/${path}` })),
    ...[...overlays.assets.values()].map(({ path, bytes, file }) => ({ path, bytes: bytes.length, file })),
  ];
  for (const { path, bytes, file } of own) {
    const place = { file, line: 1, column: 1 };
    const most = logos.includes(path) ? MOST.logo : MOST.image;
    if (PICTURE.test(path) && bytes > most) yield problem('picture', place, { fault: 'heavy', bytes, most });
    const picture = pictureOf(assets.get(path));
    const side = ICONS[path];
    if (side !== undefined && picture && (picture.width !== side || picture.height !== side))
      yield problem('picture', place, { fault: 'icon', width: picture.width, height: picture.height, side });
    if (logos.includes(path) && path.endsWith('.svg') && !picture)
      yield problem('picture', place, { fault: 'no-box' });
  }
  for (const { path, bytes } of downloads.values())
    if (PICTURE.test(path) && bytes > MOST.text) {
      const place = { file: `${folder}/${path}`, line: 1, column: 1 };
      yield problem('picture', place, { fault: 'heavy', bytes, most: MOST.text });
    }
}
