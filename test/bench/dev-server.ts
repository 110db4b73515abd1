import type { ChildProcess } from 'node:child_process';
import { EventEmitter, on, once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { EVENTS } from '../../scripts/preview/server.ts';
import { complaintOf, listenTo, type Processes, type Program, peakMemory } from './processes.ts';

/** How long is waited for news of the server, in ms. */
const LIMIT = 300_000;
/** How long no other change follows, in ms: the watcher takes changes that come close together for one. */
const PAUSE = 150;

/** The dev server as a browser meets it: a process, its pages, and its stream of events (HTML, server-sent events). */
export class DevServer {
  /** Seconds from its start until it told its address. */
  readonly startSeconds: number;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly #processes: Processes;
  readonly #child: ChildProcess;
  readonly #gone: AbortSignal;
  readonly #reloads = new EventEmitter();

  private constructor(started: Started, processes: Processes, startSeconds: number) {
    this.startSeconds = startSeconds;
    this.#processes = processes;
    this.#child = started.child;
    this.#gone = started.gone;
    this.origin = started.origin;
  }

  /**
   * Starts it, and waits until it serves and its events flow.
   * @throws CannotRun where it ends, or does not serve in time
   */
  static async start(processes: Processes, program: Program): Promise<DevServer> {
    const begun = performance.now();
    const child = processes.start(program);
    const gone = goneSignal(child);
    const origin = await addressOf(child, gone);
    const server = new DevServer({ child, gone, origin }, processes, (performance.now() - begun) / 1000);
    await server.#listen();
    return server;
  }

  /**
   * Makes a change, and waits for the reload after which a page shows it.
   * @param change makes it, and answers what the page must show then
   * @returns seconds from the end of the change to the arrival of that reload
   * @throws CannotRun where the server ends, or the page does not show it in time
   */
  async reloadAfter(change: () => string, address: string): Promise<number> {
    const signal = AbortSignal.any([this.#gone, AbortSignal.timeout(LIMIT)]);
    const reloads = on(this.#reloads, 'reload', { signal });
    const shown = change();
    const changed = performance.now();
    try {
      for await (const [arrived] of reloads) {
        const page = await fetch(this.origin + address, { signal });
        if (!(await page.text()).includes(shown)) continue;
        await sleep(PAUSE);
        return (arrived - changed) / 1000;
      }
    } catch {
      // It took too long, or the server is gone, which a broken connection may tell before its process does.
      await sleep(PAUSE);
    }
    if (this.#gone.aborted) throw this.#gone.reason;
    throw new CannotRun(`the dev server never shows \`${shown}\` on ${address}`);
  }

  /** The peak of its resident memory so far, in MB; 0 where the system does not tell. */
  peakMemory(): number {
    return peakMemory(this.#child);
  }

  /** Ends it. Resolves when it is gone. */
  end(): Promise<void> {
    return this.#processes.end(this.#child);
  }

  /** Opens the stream of events as the script on each page does. */
  async #listen(): Promise<void> {
    const request = get(this.origin + EVENTS);
    // A server that ends is told by its process.
    request.on('error', () => {});
    const [stream] = (await once(request, 'response', { signal: this.#gone })) as [IncomingMessage];
    stream.setEncoding('utf8').on('error', () => {});
    stream.on('data', (text: string) => {
      if (/^data: /m.test(text)) this.#reloads.emit('reload', performance.now());
    });
  }
}

interface Started {
  readonly child: ChildProcess;
  readonly gone: AbortSignal;
  readonly origin: string;
}

/** Is aborted when the server ends, with what it said of it. */
function goneSignal(child: ChildProcess): AbortSignal {
  const gone = new AbortController();
  const said = listenTo(child);
  const tell = (how: number | string, what: string): void =>
    gone.abort(new CannotRun(complaintOf('the dev server', how, what)));
  child.once('exit', (code, signal) => void said.then((text) => tell(code ?? signal ?? '', text)));
  child.once('error', ({ message }) => tell('not started', message));
  return gone.signal;
}

/** Where it serves, as it tells when it does. @throws CannotRun where it ends before */
function addressOf(child: ChildProcess, gone: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text: string) => {
      said += text;
      const port = /http:\/\/localhost:(\d+)\//.exec(said)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    gone.addEventListener('abort', () => reject(gone.reason));
    AbortSignal.timeout(LIMIT).addEventListener('abort', () =>
      reject(new CannotRun('the dev server does not serve in time')),
    );
  });
}
