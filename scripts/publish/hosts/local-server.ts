import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotRun } from '../../cannot-run.ts';
import type { Headers } from './security-headers.ts';

const HOST = '127.0.0.1';

/** What is answered to a request. */
export interface Answer {
  readonly status: number;
  /** The media type; plain text where it is not said. */
  readonly type?: string;
  /** Where to go instead, for a status 3xx. */
  readonly location?: string;
  readonly body: string | Uint8Array;
}

/** A running server. */
export interface LocalServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves answers on this machine alone.
 * @param ports the first that is free is taken; 0 is any
 * @param headers of every answer
 * @param answer what stands at a path; undefined where it has sent the response itself
 * @throws CannotRun where no port is free
 */
export async function serveLocally(
  ports: readonly number[],
  headers: Headers,
  answer: (path: string, request: IncomingMessage, response: ServerResponse) => Answer | undefined,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    const path = URL.parse(request.url ?? '/', `http://${HOST}`)?.pathname ?? '/';
    const found = answer(path, request, response);
    if (!found) return;
    const { status, type = 'text/plain; charset=utf-8', location, body } = found;
    const own = { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { ...headers, ...own, ...(location && { Location: location }) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  for (const port of ports) {
    server.listen({ port, host: HOST });
    try {
      await once(server, 'listening');
      break;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE') throw new CannotRun(`cannot listen on port ${port}: ${message}`);
    }
  }
  if (!server.listening)
    throw new CannotRun(
      `port ${ports.join(', ')} is in use: choose another with \`npm start -- --port NUMBER\``,
    );
  return {
    origin: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = server[Symbol.asyncDispose]();
      server.closeAllConnections();
      await closed;
    },
  };
}
