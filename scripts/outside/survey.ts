import type { Failure } from '../flaws.ts';
import type { Ask, HostAnswer } from './ask-address.ts';
import type { ExternalAddress } from './collect-addresses.ts';
import { askedWait, type Clock, type Limits, retryWait } from './limits.ts';
import { type AnchorCheck, checkAnchors, nothingMissing } from './page-anchors.ts';
import { answerFailure, follow, judge, type Trail, type Verdict } from './verdict.ts';

/** What became of an address. */
export interface Finding {
  readonly address: ExternalAddress;
  readonly verdict: Verdict;
  readonly anchors: AnchorCheck;
}

/** What a survey works with. */
export interface Means {
  readonly ask: Ask;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Told of each address as soon as it is known. */
  readonly onFinding?: (finding: Finding) => void;
}

/** Causes that hold for everything at an origin: its other addresses need not be asked. */
const OF_THE_ORIGIN: ReadonlySet<string> = new Set<Failure['cause']>([
  'no-host',
  'refused',
  'certificate',
  'certificate-chain',
  'no-security',
  'no-connection',
  'name-service',
  'rate-limit',
]);

/** Causes that may be one page's own; met at several in a row, they are the host's. */
const OF_THE_HOUR: ReadonlySet<string> = new Set<Failure['cause']>(['timeout', 'server-error']);
const ENOUGH = 3;

/**
 * Asks for each address, a few times where that may help, and judges the answers. It ends within the limits, whatever the
 * hosts do: what was not asked by then is told as such.
 */
export async function survey(addresses: readonly ExternalAddress[], means: Means): Promise<Finding[]> {
  const run = new Survey(means);
  return Promise.all(
    addresses.map(async (address) => {
      const finding = await run.look(address);
      means.onFinding?.(finding);
      return finding;
    }),
  );
}

class Survey {
  readonly #means: Means;
  /** Turns of addresses, with the waits between their tries: what the first ones teach spares the others. */
  readonly #turns: Lanes;
  readonly #lanes: Lanes;
  readonly #deadline: number;
  #requests = 0;
  /** What is known of every address of an origin. */
  readonly #origins = new Map<string, Failure>();
  /** How many addresses of an origin in a row met a trouble of the host. */
  readonly #troubles = new Map<string, number>();

  constructor(means: Means) {
    this.#means = means;
    this.#lanes = new Lanes(means.limits, means.clock);
    this.#turns = new Lanes({ ...means.limits, atOnce: Number.POSITIVE_INFINITY }, means.clock);
    this.#deadline = means.clock.now() + means.limits.runTime;
  }

  async look(address: ExternalAddress): Promise<Finding> {
    const start = new URL(address.url);
    const trail = await this.#turns.use(start.hostname, () => this.#tries(start));
    const verdict = judge(start, trail);
    if (trail.answer.kind === 'unanswered' || 'failure' in verdict)
      return { address, verdict, anchors: nothingMissing };
    // A redirect's own fragment takes the place of the link's.
    const fragments = trail.end.hash ? [] : address.uses.map(({ fragment }) => fragment);
    const anchors = checkAnchors(trail.answer, new Set(fragments));
    return anchors.unknown === undefined
      ? { address, verdict, anchors }
      : { address, verdict: { state: 'unverifiable', failure: { cause: anchors.unknown } }, anchors };
  }

  async #tries(start: URL): Promise<Trail> {
    const { clock, limits } = this.#means;
    for (let tried = 1; ; tried++) {
      const trail = await follow(start, (url) => this.#ask(url), limits.redirects);
      if (this.#origins.has(trail.end.origin)) return trail;
      const now = clock.now();
      const wait = retryWait(trail.answer, tried, now, limits);
      if (wait === undefined || now + wait >= this.#deadline) {
        this.#learn(trail);
        return trail;
      }
      await clock.wait(wait);
    }
  }

  #ask(url: URL): Promise<HostAnswer> {
    const { clock, limits, ask } = this.#means;
    return this.#lanes.use(url.hostname, async () => {
      const known = this.#origins.get(url.origin);
      if (known) return { kind: 'unanswered', failure: known };
      if (this.#requests >= limits.requests || clock.now() >= this.#deadline)
        return { kind: 'unanswered', failure: { cause: 'not-asked' } };
      this.#requests++;
      const answer = await ask(url);
      const wait = askedWait(answer, clock.now());
      const failure = answerFailure(answer);
      if (failure && wait > limits.longestWait) this.#origins.set(url.origin, failure);
      else if (wait > 0) this.#lanes.rest(url.hostname, wait);
      return answer;
    });
  }

  /** What the last try of an address says of its neighbours. */
  #learn({ end: { origin }, answer }: Trail): void {
    const failure = answerFailure(answer);
    const troubles = failure && OF_THE_HOUR.has(failure.cause) ? (this.#troubles.get(origin) ?? 0) + 1 : 0;
    this.#troubles.set(origin, troubles);
    if (failure && (OF_THE_ORIGIN.has(failure.cause) || troubles >= ENOUGH))
      this.#origins.set(origin, failure);
  }
}

/** Lets few requests run at once, fewer to one host, and none to a host that asked to be left alone for a while. */
export class Lanes {
  readonly #all: Lane;
  readonly #hosts = new Map<string, Lane>();
  readonly #perHost: number;
  readonly #clock: Clock;

  constructor({ atOnce, atOncePerHost }: Limits, clock: Clock) {
    this.#all = new Lane(atOnce);
    this.#perHost = atOncePerHost;
    this.#clock = clock;
  }

  /** Does something with a host when its turn comes. */
  async use<T>(hostname: string, act: () => Promise<T>): Promise<T> {
    const host = this.#of(hostname);
    return host.pass(async () => {
      for (let now = this.#clock.now(); now < host.restsUntil; now = this.#clock.now())
        await this.#clock.wait(host.restsUntil - now);
      return this.#all.pass(act);
    });
  }

  /** Leaves a host alone for some milliseconds from now. */
  rest(hostname: string, milliseconds: number): void {
    const host = this.#of(hostname);
    host.restsUntil = Math.max(host.restsUntil, this.#clock.now() + milliseconds);
  }

  #of(hostname: string): Lane {
    const host = this.#hosts.get(hostname) ?? new Lane(this.#perHost);
    this.#hosts.set(hostname, host);
    return host;
  }
}

/** Lets so many through at once; the others wait in the order in which they came. */
class Lane {
  restsUntil = 0;
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  async pass<T>(act: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await act();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
