import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CannotRun, tried } from '../cannot-run.ts';
import { acceptNow, staleOutside } from '../checks/accept.ts';
import { inOrder, order } from '../checks/in-order.ts';
import { progressLine } from '../cli/terminal.ts';
import { today } from '../cli/today.ts';
import { nearest } from '../nearest.ts';
import { reportOf } from '../report/report.ts';
import { hearSignals } from '../signals.ts';
import type { Content } from '../site/content.ts';
import { loadContent } from '../site/load.ts';
import { readContent } from '../site/read-content.ts';
import { type AskOptions, openAsker } from './ask-address.ts';
import { collectAddresses, type ExternalAddress } from './collect-addresses.ts';
import { type ExternalReport, knownBy, problemsOf, statesOf } from './external-report.ts';
import { limits, realClock } from './limits.ts';
import { nothingMissing } from './page-anchors.ts';
import { type Finding, survey } from './survey.ts';

/** How the external check runs. */
export interface ExternalCheck extends AskOptions {
  readonly content: string;
  /** Asks this host alone. */
  readonly only?: string | undefined;
  /** Asks for every address, whatever was found lately. */
  readonly fresh: boolean;
  /** Where what was found is remembered. */
  readonly memory: string;
}

/**
 * Asks for every external address of a site's sources.
 * @throws CannotRun where the sources cannot be read, `only` names no host of theirs, or this machine seems to be offline
 */
export async function checkExternal(options: ExternalCheck): Promise<ExternalReport> {
  const content = contentOf(options.content);
  const addresses = addressesIn(content, options.only);
  const memory = loadMemory(options.memory, Date.now());
  const remembered = options.fresh ? [] : addresses.flatMap((address) => recall(memory, address) ?? []);
  const unknown = [...new Set(addresses).difference(new Set(remembered.map(({ address }) => address)))];
  const asked = unknown.length > 0 ? await askAll(unknown, memory, options) : [];
  const findings = [...remembered, ...asked];
  if (isOffline(findings))
    throw new CannotRun(
      'no host of any address has a known name: is this machine connected to the internet?',
    );
  const found = inOrder(findings.flatMap((finding) => [...problemsOf(finding)]));
  const { told, accepted } = acceptNow(found, content, content.day);
  // A run over one host knows nothing of the others.
  const isKnown = knownBy(findings);
  const stale = options.only === undefined ? staleOutside(found, content, isKnown) : [];
  const links = addresses.reduce((sum, { uses }) => sum + uses.length, 0);
  const counts = { accepted, pages: content.topics.length, links, anchors: 0 };
  const external = statesOf(findings, remembered.length);
  return { ...reportOf(inOrder([...told, ...stale]), counts, content.operator?.repository), external };
}

function contentOf(folder: string): Content {
  const content = readContent(loadContent(folder, today(folder)));
  const unread = new Set(['data-file', 'front-matter', 'unreadable-file']);
  if (content.problems.some(({ code }) => unread.has(code)))
    throw new CannotRun(
      'some files cannot be read, so their links are not known: `npm run check` tells which',
    );
  if (content.topics.length === 0) throw new CannotRun(`\`${content.folder}\` holds no topic`);
  return content;
}

function addressesIn(content: Content, only: string | undefined): ExternalAddress[] {
  const all = collectAddresses(content);
  if (only === undefined) return all;
  const byHost = Map.groupBy(all, hostOf);
  const found = byHost.get(only);
  if (found) return found;
  const meant = nearest(only, byHost.keys());
  const hint = meant === undefined ? '' : `: did you mean \`${meant}\`?`;
  throw new CannotRun(`no link leads to the host \`${only}\`${hint}`);
}

function hostOf({ url }: ExternalAddress): string {
  return new URL(url).hostname;
}

async function askAll(
  addresses: readonly ExternalAddress[],
  memory: SurveyMemory,
  options: ExternalCheck,
): Promise<Finding[]> {
  const show = progressLine();
  const asker = openAsker(options);
  let done = 0;
  const stopped = (): string => {
    show('');
    saveMemory(options.memory, memory);
    return `stopped; ${done} of ${addresses.length} addresses asked\n`;
  };
  const onFinding = (finding: Finding): void => {
    remember(memory, finding, Date.now());
    show(`${++done} of ${addresses.length} addresses asked`);
  };
  const means = { ask: asker.ask, clock: realClock, limits, onFinding };
  try {
    return await hearSignals(stopped, () => survey(addresses, means));
  } finally {
    show('');
    await asker.close();
    saveMemory(options.memory, memory);
  }
}

/** That one host is gone is a dead link; that all of several are gone at once says more of this machine. */
function isOffline(findings: readonly Finding[]): boolean {
  const hosts = new Set(findings.map(({ address }) => hostOf(address)));
  const isNameless = ({ verdict }: Finding): boolean =>
    verdict.state === 'broken' && verdict.failure.cause === 'no-host';
  return hosts.size > 1 && findings.every(isNameless);
}

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
  const known = tried(() => content.parse(JSON.parse(readFileSync(file, 'utf8'))).addresses) ?? {};
  return new Map(Object.entries(known).filter(([, { at }]) => at <= now && now - at < memoryAge));
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
