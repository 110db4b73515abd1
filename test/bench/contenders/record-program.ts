import { readFileSync, writeFileSync } from 'node:fs';
import { lostAddresses, unrecorded } from '../../../scripts/checks/check-record.ts';
import { readRecord, recordText } from '../../../scripts/site/record.ts';
import type { Site } from '../../../scripts/site/site.ts';

/**
 * What a check and a release do with a record, or (`bare`) the least that Node can do with its file: read it, and cut it into
 * lines. Called as a program: `record-program.ts FILE bare|whole`. It ends with 0 where all is as it was.
 */
const [file = '', work = ''] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
if (work === 'bare') {
  process.exitCode = text.split('\n').length > 1 ? 0 : 1;
} else {
  const { record, problems } = readRecord(text, file);
  const published = new Map([...record.entries.keys()].map((key): [string, string] => [key, file]));
  const site = {
    ...{ published, byAddress: new Map(), anchorsAt: () => undefined },
    ...{ topics: [], languages: new Map(), defaultLanguage: '' },
  } as unknown as Site;
  const lost = [...lostAddresses(site, record), ...unrecorded(record, site)];
  writeFileSync(`${file}.written`, recordText(record.entries));
  process.exitCode = problems.length + lost.length === 0 ? 0 : 1;
}
