import { manifestAddress } from '../../site/addresses.ts';
import { hasColours } from '../../site/theme-faults.ts';
import { type Assets, pictureOf } from '../assets.ts';
import type { SitePlan } from '../site-plan.ts';
import { groundsOf } from '../theme-css.ts';
import { hrefOf } from '../view-source.ts';
import type { OutputFile } from './output.ts';

/** The images of the mark, and what each is for. */
const ICONS = { 'icon-192': 'any', 'icon-512': 'any', 'icon-maskable': 'maskable' };

/** What the site is called, and how its mark looks, where somebody keeps it on the screen of a phone: a web app manifest a language. */
export function* manifestFiles({ sources }: SitePlan, assets: Assets): Generator<OutputFile, undefined> {
  for (const source of sources) {
    const { language, words } = source.inLanguage;
    const { theme } = source.content;
    const icons = Object.entries(ICONS).flatMap(([name, purpose]) => {
      const { address, width, height } = pictureOf(assets.get(`images/${name}.png`)) ?? {};
      if (address === undefined) return [];
      return [{ src: hrefOf(address, source), sizes: `${width}x${height}`, type: 'image/png', purpose }];
    });
    const manifest = {
      name: words.get('site_name') ?? '',
      lang: language.tag,
      dir: language.direction,
      start_url: hrefOf(`/${language.code}/`, source),
      display: 'browser',
      ...(theme &&
        hasColours(theme) && {
          theme_color: groundsOf(theme).light,
          background_color: groundsOf(theme).light,
        }),
      icons,
    };
    yield { path: manifestAddress(language.code).slice(1), text: `${JSON.stringify(manifest, null, 2)}\n` };
  }
}
