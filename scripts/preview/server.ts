import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotRun } from '../cannot-run.ts';
import { previewHeaders } from '../publish/hosts/security-headers.ts';
import { ReloadChannel, reloadScript, withReload } from './reload.ts';

const HOST = '127.0.0.1';
const LOCAL_NAME = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

/** What is answered to a request. */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  /** Where to go instead, for a status 3xx. */
  readonly location?: string;
  readonly body: string | Uint8Array;
}

/** A running server. */
export interface PreviewServer {
  readonly url: string;
  /** Makes open browsers show what is new. */
  reload(): void;
  close(): Promise<void>;
}

/**
 * Serves answers on this machine alone, with the site's own security headers and live reload. (Eleventy's dev server
 * listens on every interface, and puts inline scripts on error pages, which our policy forbids.)
 * @param port the port that was asked for; without one the first free port from 8080 on
 * @throws CannotRun where the port is in use
 */
export async function startServer(
  port: number | undefined,
  answer: (path: string) => Answer,
): Promise<PreviewServer> {
  const channel = new ReloadChannel();
  const server = createServer((request, response) => {
    const path = URL.parse(request.url ?? '/', `http://${HOST}`)?.pathname ?? '/';
    if (!LOCAL_NAME.test(request.headers.host ?? '')) send(request, response, FOREIGN);
    else if (path === channel.address) channel.add(response);
    else if (path === reloadScript.address) send(request, response, SCRIPT);
    else send(request, response, answer(path));
  });
  await listen(server, port === undefined ? Array.from({ length: 20 }, (_, i) => 8080 + i) : [port]);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    reload: () => channel.send(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** To a page of another host that has its name point here: it must not be able to read the preview. */
const FOREIGN: Answer = { status: 403, body: 'This preview answers to localhost only.\n' };
const SCRIPT: Answer = { status: 200, type: 'text/javascript; charset=utf-8', body: reloadScript.body };

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, location, body }: Answer,
): void {
  const headers = {
    ...previewHeaders,
    'Cache-Control': 'no-store',
    'Content-Type': type ?? 'text/plain; charset=utf-8',
    ...(location && { Location: location }),
  };
  response.writeHead(status, headers);
  const text = typeof body === 'string' && type?.startsWith('text/html') ? withReload(body) : body;
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** Listens on the first of these ports that is free. */
async function listen(server: HttpServer, ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    const listening = await new Promise<boolean>((resolve, reject) => {
      server.once('listening', () => resolve(true));
      server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
        if (code === 'EADDRINUSE') resolve(false);
        else reject(new CannotRun(`cannot listen on port ${port}: ${message}`));
      });
      server.listen({ port, host: HOST });
    });
    server.removeAllListeners('listening').removeAllListeners('error');
    if (listening) return;
  }
  throw new CannotRun(
    `port ${ports.join(', ')} is in use: choose another with \`npm start -- --port NUMBER\``,
  );
}
