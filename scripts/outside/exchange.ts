import { AsyncLocalStorage } from 'node:async_hooks';
import type { Dispatcher } from 'undici';

/** What passed on the wire for one request. */
export interface Exchange {
  headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array[];
  /** Whether the answer came to its end by itself. */
  whole: boolean;
  /** Whether an answer began. */
  begun: boolean;
}

/** How much of an answer's body is read: enough to see a whole page, and of anything else that it comes. Bytes. */
const MOST = { page: 2 * 1024 * 1024, other: 64 * 1024 };

/** The exchange that the requests of the running code belong to. */
export const currentExchange = new AsyncLocalStorage<Exchange>();

/** An exchange in which nothing has happened yet. */
export function newExchange(): Exchange {
  return { headers: {}, body: [], whole: false, begun: false };
}

/**
 * Notes what passes on the wire, beneath linkinator: it keeps the headers of good answers to itself, and reads bodies
 * without any bound, to follow links that are not asked for here. So it is handed an answer when all of it has come, or
 * enough, and without its body; one that breaks off is handed to it as the failure that it is.
 * @param refusal an error for an origin that must not be asked
 */
export function noteExchange(
  refusal: (origin: URL) => Error | undefined,
): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const exchange = currentExchange.getStore();
    if (!exchange) return dispatch(options, handler);
    const refused = refusal(new URL(String(options.origin)));
    if (refused) throw refused;
    return dispatch(options, new Noting(exchange, handler));
  };
}

type Controller = Dispatcher.DispatchController;
type Headers = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

class Noting implements Dispatcher.DispatchHandler {
  readonly #exchange: Exchange;
  readonly #handler: Dispatcher.DispatchHandler;
  #head: [status: number, headers: Headers, message?: string] | undefined;
  #left = 0;
  #done = false;

  constructor(exchange: Exchange, handler: Dispatcher.DispatchHandler) {
    this.#exchange = exchange;
    this.#handler = handler;
  }

  onRequestStart(controller: Controller, context: unknown): void {
    this.#handler.onRequestStart?.(controller, context);
  }

  onResponseStart(controller: Controller, status: number, headers: Headers, message?: string): void {
    if (status < 200) return;
    this.#head = [status, headers, ...(message === undefined ? [] : [message])] as [number, Headers, string?];
    this.#exchange.begun = true;
    this.#exchange.headers = plain(headers);
    // Above fetch's own bound, at which it would wait for ever for an answer that is handed to it.
    if ((this.#exchange.headers['content-encoding'] ?? '').split(',').length > 5) {
      controller.abort(new Error('too many content encodings'));
      return;
    }
    const isPage = /html/i.test(this.#exchange.headers['content-type'] ?? '');
    this.#left = isPage ? MOST.page : MOST.other;
    if (status >= 300) this.#enough(controller);
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    if (this.#done) return;
    this.#exchange.body.push(chunk.subarray(0, this.#left));
    this.#left -= chunk.length;
    if (this.#left < 0) this.#enough(controller);
  }

  onResponseEnd(controller: Controller): void {
    if (this.#done) return;
    this.#exchange.whole = true;
    this.#hand(controller);
  }

  onResponseError(controller: Controller, error: Error): void {
    if (this.#done) return;
    this.#done = true;
    this.#handler.onResponseError?.(controller, error);
  }

  /** The rest of the answer is not needed, and its connection with it. */
  #enough(controller: Controller): void {
    this.#hand(controller);
    controller.abort(new Error('enough of this answer was read'));
  }

  #hand(controller: Controller): void {
    this.#done = true;
    if (this.#head) this.#handler.onResponseStart?.(controller, ...this.#head);
    this.#handler.onResponseEnd?.(controller, {});
  }
}

/** Headers as texts. Undici reads their bytes as Latin-1; addresses that are not ASCII come as UTF-8. */
function plain(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Buffer.from([value ?? []].flat().join(', '), 'latin1').toString('utf8'),
    ]),
  );
}
