import { type Problem, problem } from '../problem.ts';
import { addressOfSource } from '../site/addresses.ts';
import type { Site } from '../site/site.ts';

/** How much of a hash tells versions of a file apart, for those who read or write it. */
const SHORT = 12;

/**
 * `download-changed`: a file holds what was published under its name, or `_data/gone.yaml` says of this very version what
 * changed. Where the record has no version of it, nothing is known; where it says that the file had left, that is told of it.
 */
export function* changedDownloads({ record, downloads, gone, folder }: Site): Generator<Problem, undefined> {
  if (!record) return;
  const notes = gone.filter(({ version }) => version !== undefined);
  for (const [address, file] of downloads) {
    const { day, versions, now } = record.entries.get(address) ?? {};
    if (day === undefined || now || !versions || versions.includes(file.sha256)) continue;
    const isNoted = notes.some(
      ({ path, version = '' }) => addressOfSource(path) === address && file.sha256.startsWith(version),
    );
    if (isNoted) continue;
    const place = { file: `${folder}/${file.path}`, line: 1, column: 1 };
    yield problem('download-changed', place, { path: file.path, day, version: file.sha256.slice(0, SHORT) });
  }
}
