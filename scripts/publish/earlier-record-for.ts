import type { EarlierRecord } from '../checks/check-record.ts';
import { earlierRecord } from './earlier-record.ts';

/**
 * The record as an earlier commit has it; where it was to be compared with one and could not be, stderr says so.
 * @param command the name of the command that asks
 * @param content the content folder, absolute
 */
export function earlierRecordFor(command: string, content: string): EarlierRecord | undefined {
  const { record, missing } = earlierRecord(content);
  if (missing !== undefined) process.stderr.write(`${command}: ${missing}\n`);
  return record;
}
