import { type Problem, problem } from '../problem.ts';
import { addressOfSource } from '../site/addresses.ts';
import { pdfOf } from '../site/gathered-pages.ts';
import type { Site } from '../site/site.ts';
import type { Asked } from './rule.ts';

/** How much of a hash tells versions of a file apart, for those who read or write it. */
const SHORT = 12;

/**
 * `download-changed`: where an address leads to a file, by now or still, that holds what was published there, or what was
 * published since under the name that it has; or `_data/gone.yaml` says of this very version what changed. Where the record
 * has no version of it, nothing is known. Each file is told once.
 */
export function* changedDownloads(site: Site): Generator<Problem, undefined> {
  const { record, downloads, folder } = site;
  const told = new Set<string>();
  for (const [key, { day, versions }] of record?.entries ?? []) {
    const address = versions && (downloads.has(key) ? key : (site.whereIs(key) ?? ''));
    const file = downloads.get(address ?? '');
    if (!file || !address || told.has(address)) continue;
    // Each edition takes the place of the one before.
    if (file.document?.madeFrom !== undefined) continue;
    const known = [...(versions ?? []), ...(record?.entries.get(address)?.versions ?? [])];
    if (known.includes(file.sha256) || isNoted([key, address], file.sha256, site)) continue;
    told.add(address);
    const place = { file: `${folder}/${file.path}`, line: 1, column: 1 };
    const version = file.sha256.slice(0, SHORT);
    yield problem('download-changed', place, { path: file.path, day, version, languages: [...site.met] });
  }
}

/** Whether it is said of a version of a file what changed, under a name that it has or had. */
function isNoted(names: readonly string[], sha256: string, { gone }: Site): boolean {
  return gone.some(
    ({ path, version }) =>
      version !== undefined && names.includes(addressOfSource(path)) && sha256.startsWith(version),
  );
}

/** `download-unreadable`: what is called PDF can be read as one. */
export function* unreadableDownloads({ downloads, folder }: Site): Generator<Problem, undefined> {
  for (const { path, document } of downloads.values())
    if (/\.pdf$/i.test(path) && !document)
      yield problem('download-unreadable', { file: `${folder}/${path}`, line: 1, column: 1 }, { path });
}

/**
 * `download-stale`: the PDF of the page that holds all others says what that says now; `unrecorded`: the record has this
 * edition of it, where it has any. One that somebody else made says what it likes.
 */
export function* staleDownloads(site: Site, { saidOn }: Asked): Generator<Problem, undefined> {
  for (const page of site.gathered) {
    const { path, document, sha256 = '' } = site.downloads.get(pdfOf(page) ?? '') ?? {};
    const madeFrom = document?.madeFrom;
    if (path === undefined || !madeFrom) continue;
    const place = { file: `${site.folder}/${path}`, line: 1, column: 1 };
    const said = saidOn(page);
    const address = addressOfSource(path);
    const known = site.record?.entries.get(address);
    if (said && said !== madeFrom) yield problem('download-stale', place, { path, address: page.address });
    else if (known && !known.versions?.includes(sha256))
      yield problem('unrecorded', place, { count: 1, keys: [address], isEdition: true });
  }
}
