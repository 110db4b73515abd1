import { CannotRun } from '../cannot-run.ts';
import { inOrder } from '../checks/in-order.ts';
import { ProgressLine } from '../cli/progress-line.ts';
import { today } from '../cli/today.ts';
import { nearest } from '../nearest.ts';
import { acceptNow, staleOutside } from '../publish/accept.ts';
import { reportOf } from '../report/report.ts';
import { hearSignals } from '../signals.ts';
import type { Content } from '../site/content.ts';
import { loadContent } from '../site/load.ts';
import { readContent } from '../site/read-content.ts';
import { type AskOptions, openAsker } from './ask-address.ts';
import { type Clock, realClock } from './clock.ts';
import { collectAddresses, type ExternalAddress } from './collect-addresses.ts';
import { type ExternalReport, statesOf } from './external-report.ts';
import { knownBy, problemsOf } from './finding-problems.ts';
import { type Limits, limits } from './limits.ts';
import { type Finding, survey } from './survey.ts';
import { type Memory, recall, remember } from './survey-memory.ts';
import { loadMemory, saveMemory } from './survey-memory-file.ts';

/** How the external check runs. */
export interface ExternalCheck extends AskOptions {
  readonly content: string;
  /** Asks this host alone. */
  readonly only?: string | undefined;
  /** Asks for every address, whatever was found lately. */
  readonly fresh: boolean;
  /** Where what was found is remembered. */
  readonly memory: string;
  readonly limits?: Limits;
  readonly clock?: Clock;
}

/**
 * Asks for every external address of a site's sources.
 * @throws CannotRun where the sources cannot be read, `only` names no host of theirs, or this machine seems to be offline
 */
export async function checkExternal(options: ExternalCheck): Promise<ExternalReport> {
  const { clock = realClock } = options;
  const { addresses, pages, content } = addressesOf(options);
  const memory = loadMemory(options.memory, clock.now());
  const remembered = options.fresh ? [] : addresses.flatMap((address) => recall(memory, address) ?? []);
  const known = new Set(remembered.map(({ address }) => address));
  const unknown = addresses.filter((address) => !known.has(address));
  const asked = unknown.length > 0 ? await askAll(unknown, memory, options, clock) : [];
  const findings = [...remembered, ...asked];
  if (isOffline(findings))
    throw new CannotRun(
      'no host of any address has a known name: is this machine connected to the internet?',
    );
  const found = inOrder(findings.flatMap((finding) => [...problemsOf(finding)]));
  const { told, accepted } = acceptNow(found, content, today(process.env, clock.now()));
  // A run over one host knows nothing of the others.
  const isKnown = knownBy(findings);
  const stale = options.only === undefined ? staleOutside(found, content, isKnown) : [];
  const links = addresses.reduce((sum, { uses }) => sum + uses.length, 0);
  const external = statesOf(findings, remembered.length);
  const counts = { accepted, pages, links, anchors: 0 };
  return { ...reportOf(inOrder([...told, ...stale]), counts, content.operator?.repository), external };
}

function addressesOf({ content: folder, only }: ExternalCheck): {
  addresses: ExternalAddress[];
  pages: number;
  content: Content;
} {
  const files = loadContent(folder);
  const content = readContent(files);
  const unread = new Set(['data-file', 'front-matter', 'unreadable-file']);
  if (content.problems.some(({ code }) => unread.has(code)))
    throw new CannotRun(
      'some files cannot be read, so their links are not known: `npm run check` tells which',
    );
  if (content.topics.length === 0) throw new CannotRun(`\`${files.folder}\` holds no topic`);
  const all = collectAddresses(content, files.data);
  const addresses = only === undefined ? all : all.filter(({ url }) => new URL(url).hostname === only);
  if (only !== undefined && addresses.length === 0) throw new CannotRun(noSuchHost(only, all));
  return { addresses, pages: content.topics.length, content };
}

async function askAll(
  addresses: readonly ExternalAddress[],
  memory: Memory,
  options: ExternalCheck,
  clock: Clock,
): Promise<Finding[]> {
  const line = new ProgressLine();
  const asker = openAsker(options);
  let done = 0;
  const stopped = (): string => {
    line.clear();
    saveMemory(options.memory, memory);
    return `stopped; ${done} of ${addresses.length} addresses asked\n`;
  };
  const onFinding = (finding: Finding): void => {
    remember(memory, finding, clock.now());
    line.show(`${++done} of ${addresses.length} addresses asked`);
  };
  const means = { ask: asker.ask, clock, limits: options.limits ?? limits, onFinding };
  try {
    return await hearSignals(stopped, () => survey(addresses, means));
  } finally {
    line.clear();
    await asker.close();
    saveMemory(options.memory, memory);
  }
}

function noSuchHost(only: string, all: readonly ExternalAddress[]): string {
  const hosts = new Set(all.map(({ url }) => new URL(url).hostname));
  const meant = nearest(only, hosts);
  return `no link leads to the host \`${only}\`${meant === undefined ? '' : `: did you mean \`${meant}\`?`}`;
}

/** That one host is gone is a dead link; that all of several are gone at once says more of this machine. */
function isOffline(findings: readonly Finding[]): boolean {
  const hosts = new Set(findings.map(({ address }) => new URL(address.url).hostname));
  const isNameless = ({ verdict }: Finding): boolean =>
    verdict.state === 'broken' && verdict.failure.cause === 'no-host';
  return hosts.size > 1 && findings.every(isNameless);
}
