import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotRun } from '../cannot-run.ts';
import { previewHeaders } from '../publish/hosts/security-headers.ts';

const HOST = '127.0.0.1';
const LOCAL_NAME = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

/** Where browsers wait for news (HTML standard, server-sent events). */
export const EVENTS = '/.preview/events';
/** The script that reloads a page when there is some, as a file: the policy of the pages allows no inline script. */
const SCRIPT = '/.preview/reload.js';

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
  const waiting = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = URL.parse(request.url ?? '/', `http://${HOST}`)?.pathname ?? '/';
    if (!LOCAL_NAME.test(request.headers.host ?? '')) send(request, response, FOREIGN);
    else if (path === EVENTS) keepOpen(response, waiting);
    else if (path === SCRIPT) send(request, response, RELOAD);
    else send(request, response, answer(path));
  });
  await listen(server, port === undefined ? Array.from({ length: 20 }, (_, i) => 8080 + i) : [port]);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    reload() {
      for (const response of waiting) response.write('data: reload\n\n');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** To a page of another host that has its name point here: it must not be able to read the preview. */
const FOREIGN: Answer = { status: 403, body: 'This preview answers to localhost only.\n' };
const RELOAD: Answer = {
  status: 200,
  type: 'text/javascript; charset=utf-8',
  body: `new EventSource('${EVENTS}').onmessage = () => location.reload();\n`,
};

function keepOpen(response: ServerResponse, waiting: Set<ServerResponse>): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry: 500\n\n');
  waiting.add(response);
  response.once('close', () => waiting.delete(response));
}

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

function withReload(html: string): string {
  return html.replace('</head>', () => `<script type="module" src="${SCRIPT}"></script></head>`);
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
