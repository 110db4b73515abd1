/** How long the steps of a command take. */
export class Stopwatch {
  readonly #started = performance.now();
  readonly #laps: { readonly step: string; readonly ms: number }[] = [
    { step: 'start Node and load the program', ms: performance.now() },
  ];
  #last = this.#started;

  /** Ends a step: what passed since the last one was spent on it. */
  lap(step: string): void {
    const now = performance.now();
    this.#laps.push({ step, ms: now - this.#last });
    this.#last = now;
  }

  /** Seconds since the command began its work, `1.2 s`. */
  total(): string {
    return `${((performance.now() - this.#started) / 1000).toFixed(1)} s`;
  }

  /** A row a step, in milliseconds. */
  table(): string {
    const width = Math.max(...this.#laps.map(({ step }) => step.length));
    return this.#laps
      .map(({ step, ms }) => `${step.padEnd(width)}  ${ms.toFixed(0).padStart(6)} ms\n`)
      .join('');
  }
}
