import type { Clock, Limits } from './limits.ts';

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
