import type { Place } from '../problem.ts';
import { addressOfSource, addressOfTopic, decodePath, readReference } from './addresses.ts';
import type { Content } from './content.ts';
import type { OldAddress } from './old-address.ts';
import type { Gone } from './old-entries.ts';

/** Where a statement stands now; addresses are without base path, ids decoded. */
export interface Destination {
  readonly address: string;
  /** Null is the page itself. */
  readonly id: string | null;
}

/** What somebody declared of an old address. */
export interface OldClaim extends OldAddress {
  /** The code of the language that readers of it are spoken to in. */
  readonly language: string;
  /** Where it leads now; undefined for what is gone. */
  readonly to: Destination | undefined;
  readonly gone?: Gone;
  readonly place: Place;
}

/**
 * Everything that is declared of old addresses: in topics, in the legacy data, and in the list of what is gone. At `/` the
 * home page of the default language stands a second time, so an old id there is one of that page.
 */
export function oldClaims(content: Content): OldClaim[] {
  const home = `/${content.defaultLanguage}/`;
  return [...claimsOfTopics(content), ...claimsOfLegacy(content), ...claimsOfGone(content)].map((claim) =>
    claim.address === '/' && claim.id !== null ? { ...claim, address: home } : claim,
  );
}

function claimsOfTopics({ topics }: Content): OldClaim[] {
  return topics
    .filter(({ matter }) => !matter?.draft)
    .flatMap(({ claims, address: to, language }) =>
      claims.map((claim) => ({
        address: claim.address,
        id: claim.id,
        language,
        to: { address: to, id: claim.anchor === 'top' ? null : claim.anchor },
        place: claim.place,
      })),
    );
}

function claimsOfLegacy({ legacy, languages }: Content): OldClaim[] {
  return legacy
    .filter(({ language }) => languages.has(language))
    .flatMap(({ address, id, language, to, place }) => {
      const destination = destinationOf(to, language);
      return destination ? [{ address, id, language, to: destination, place }] : [];
    });
}

function claimsOfGone({ gone, languages, defaultLanguage }: Content): OldClaim[] {
  const codes = [...languages.keys()];
  const main = defaultLanguage || (codes[0] ?? '');
  return gone.flatMap((entry) => {
    const of = { to: undefined, gone: entry };
    const inLanguages = codes.map((language) => ({
      ...of,
      address: addressOfTopic(`${language}/${entry.path}`),
      id: entry.id,
      language,
      place: entry.place,
    }));
    const others = entry.also.map(({ address, id, place }) => {
      const code = address.split('/')[1] ?? '';
      return { ...of, address, id, place, language: languages.has(code) ? code : main };
    });
    return [...inLanguages, ...others];
  });
}

/** Where a path inside the folder of a language leads. */
export function destinationOf(path: string, language: string): Destination | undefined {
  const reference = readReference(path, `${language}/legacy.yaml`);
  if (reference.kind !== 'source') return undefined;
  const { fragment } = reference;
  return { address: addressOfSource(reference.path), id: fragment ? decodePath(fragment) : null };
}
