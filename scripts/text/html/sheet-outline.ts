import { emptyOutline, type Outline } from '../outline.ts';
import { placesIn } from '../place-in-text.ts';
import { cssAddresses } from './css-addresses.ts';

/** What stands in a style sheet: its addresses, each with its place. */
export function sheetOutline(css: string, file: string): Outline {
  const placeAt = placesIn(css, file);
  const outline = emptyOutline();
  for (const { href, offset } of cssAddresses(css))
    outline.links.push({ href, element: 'style', name: null, place: placeAt(offset) });
  return outline;
}
