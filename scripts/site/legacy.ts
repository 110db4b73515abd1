import type { z } from 'zod';
import type { Place } from '../problem.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import { type OldAddress, readOldAddress } from './old-address.ts';
import type { legacy } from './old-pages-schema.ts';

/** An address of the site that stood here before. */
export interface LegacyAddress extends OldAddress {
  /** The code of the language that it leads into. */
  readonly language: string;
  /** A path inside the folder of that language, as written. */
  readonly to: string;
  readonly place: Place;
}

/** Every address that the legacy data stands for: each name in each of its forms, and each id on it. */
export function legacyAddresses({ value, placeOf }: ReadYaml<z.infer<typeof legacy>>): LegacyAddress[] {
  const all: LegacyAddress[] = [];
  for (const [language, homes] of Object.entries(value?.homes ?? {}))
    for (const [index, home] of homes.entries())
      all.push(
        ...entryOf(home, null, { language, to: 'index.md', place: placeOf(['homes', language, index]) }),
      );
  for (const [language, forms] of Object.entries(value?.forms ?? {})) {
    for (const [name, { to, anchors }] of Object.entries(value?.pages ?? {})) {
      for (const form of forms) {
        const address = form.replace('*', () => name);
        all.push(...entryOf(address, null, { language, to, place: placeOf(['pages', name, 'to']) }));
        for (const [id, target] of Object.entries(anchors))
          all.push(
            ...entryOf(address, id, { language, to: target, place: placeOf(['pages', name, 'anchors', id]) }),
          );
      }
    }
  }
  return all;
}

function entryOf(
  written: string,
  id: string | null,
  leads: Pick<LegacyAddress, 'language' | 'to' | 'place'>,
): LegacyAddress[] {
  const old = readOldAddress(written);
  return old ? [{ ...leads, address: old.address, id }] : [];
}
