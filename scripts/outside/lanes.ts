import type { Clock, Limits } from './limits.ts';

/** Lets few requests run at once, fewer to one host, and none to a host that asked to be left alone for a while. */
export class Lanes {
  readonly #total: Gate;
  readonly #hosts = new Map<string, Host>();
  readonly #clock: Clock;
  readonly #perHost: number;

  constructor({ atOnce, atOncePerHost }: Limits, clock: Clock) {
    this.#total = new Gate(atOnce);
    this.#perHost = atOncePerHost;
    this.#clock = clock;
  }

  /** Does something with a host when its turn comes. */
  async use<T>(hostname: string, act: () => Promise<T>): Promise<T> {
    const host = this.#host(hostname);
    return host.gate.pass(async () => {
      for (let left = this.#left(host); left > 0; left = this.#left(host)) await this.#clock.wait(left);
      return this.#total.pass(act);
    });
  }

  /** Leaves a host alone for some milliseconds from now. */
  rest(hostname: string, milliseconds: number): void {
    const host = this.#host(hostname);
    host.restsUntil = Math.max(host.restsUntil, this.#clock.now() + milliseconds);
  }

  #left({ restsUntil }: Host): number {
    return restsUntil - this.#clock.now();
  }

  #host(hostname: string): Host {
    const host = this.#hosts.get(hostname) ?? { gate: new Gate(this.#perHost), restsUntil: 0 };
    this.#hosts.set(hostname, host);
    return host;
  }
}

interface Host {
  readonly gate: Gate;
  restsUntil: number;
}

/** Lets so many through at once; the others wait in the order in which they came. */
class Gate {
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
