import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { order } from '../checks/in-order.ts';
import type { ExternalAddress } from './collect-addresses.ts';
import { nothingMissing } from './page-anchors.ts';
import type { Finding } from './survey.ts';

/** How long an address that was found is not asked again. Milliseconds. */
export const memoryAge = 24 * 60 * 60_000;

const remembered = z.strictObject({
  /** When it was found: milliseconds since 1970. */
  at: z.number(),
  /** Where it has moved to for good. */
  moved: z.string().optional(),
  /** The fragments that were looked for and are there. */
  fragments: z.array(z.string()),
});

const content = z.strictObject({ version: z.literal(1), addresses: z.record(z.string(), remembered) });

/** The addresses that were found lately, by address. What is wrong with one is never remembered. */
export type SurveyMemory = Map<string, z.infer<typeof remembered>>;

/** Reads what was found lately. What is old is forgotten; a file that is not there, is damaged or of another version, holds nothing. */
export function loadMemory(file: string, now: number): SurveyMemory {
  try {
    const entries = Object.entries(content.parse(JSON.parse(readFileSync(file, 'utf8'))).addresses);
    return new Map(entries.filter(([, { at }]) => at <= now && now - at < memoryAge));
  } catch {
    return new Map();
  }
}

/** Writes what was found, sorted and as a whole. Where that is not possible, a line on stderr says so: the next run asks again. */
export function saveMemory(file: string, memory: SurveyMemory): void {
  if (memory.size === 0 && !existsSync(file)) return;
  const sorted = [...memory].sort(([a], [b]) => order(a, b));
  const text = JSON.stringify({ version: 1, addresses: Object.fromEntries(sorted) }, null, 1);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, `${text}\n`);
    renameSync(`${file}.new`, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    process.stderr.write(`what was found is not remembered: cannot write ${file} (${code})\n`);
  }
}

/** What is remembered of an address, with all fragments that are linked to now. */
export function recall(memory: SurveyMemory, address: ExternalAddress): Finding | undefined {
  const known = memory.get(address.url);
  if (!known || address.uses.some(({ fragment }) => !known.fragments.includes(fragment))) return undefined;
  const { moved } = known;
  return {
    address,
    verdict: moved === undefined ? { state: 'ok' } : { state: 'moved', to: moved },
    anchors: nothingMissing,
  };
}

/** Remembers an address that was found whole, and forgets one that was not. */
export function remember(memory: SurveyMemory, { address, verdict, anchors }: Finding, now: number): void {
  if ('failure' in verdict || anchors.missing.length > 0) {
    memory.delete(address.url);
    return;
  }
  const fragments = [...new Set(address.uses.map(({ fragment }) => fragment))].sort();
  memory.set(address.url, { at: now, ...(verdict.state === 'moved' && { moved: verdict.to }), fragments });
}
