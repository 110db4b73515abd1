import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Answer, type LocalServer, serveLocally } from '../publish/hosts/local-server.ts';
import { securityHeaders } from '../publish/hosts/security-headers.ts';
import { deskStyle } from './desk-html.ts';
import { DESK } from './problem-html.ts';

/** Where browsers wait for news (HTML standard, server-sent events): each is the version of the site that is newest. */
export const EVENTS = `${DESK}events`;
/** The script that loads a page anew, as a file: the policy of the pages allows no inline script. */
const SCRIPT = `${DESK}desk.js`;

/** A running server. */
interface PreviewServer extends Pick<LocalServer, 'close'> {
  readonly url: string;
  /** Makes open browsers show what is new. */
  reload(): void;
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
  const ports = port === undefined ? Array.from({ length: 20 }, (_, i) => 8080 + i) : [port];
  const headers = { ...securityHeaders, 'Cache-Control': 'no-store' };
  const own = ownFiles();
  // A page of an earlier run is old as well.
  const run = randomUUID().slice(0, 8);
  let version = `${run}.0`;
  let changes = 0;
  const server = await serveLocally(ports, headers, (path, request, response) => {
    const refused = refusalOf(request);
    if (refused) return refused;
    return path === EVENTS
      ? keepOpen(response, waiting, version)
      : (own[path] ?? withReload(answer(path), version));
  });
  return {
    url: `http://localhost:${new URL(server.origin).port}/`,
    reload() {
      version = `${run}.${++changes}`;
      for (const response of waiting) response.write(news(version));
    },
    async close() {
      // A stream that ends lets its page wait for the next server; one that breaks would be a fault on the way.
      await Promise.all([...waiting].map((response) => once(response.end(), 'close')));
      await server.close();
    },
  };
}

function ownFiles(): Readonly<Record<string, Answer>> {
  const file = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
  return {
    [SCRIPT]: { status: 200, type: 'text/javascript; charset=utf-8', body: file('desk.js') },
    [deskStyle]: { status: 200, type: 'text/css; charset=utf-8', body: file('desk.css') },
  };
}

/**
 * What is said to those who are not to read what is being written: pages of other hosts, who have their name point here, or
 * load from here, those of other ports of this machine too. That somebody follows a link from there is fine.
 */
function refusalOf({ method, headers, socket }: IncomingMessage): Answer | undefined {
  const hosts = ['localhost', '127.0.0.1'].map((name) => `${name}:${socket.localPort}`);
  const isOwn = hosts.includes(headers.host ?? '');
  const isFromOwn = headers.origin === undefined || hosts.includes(headers.origin.replace(/^http:\/\//, ''));
  const site = headers['sec-fetch-site'] ?? 'none';
  const isFollowed = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  const isNear = site === 'same-origin' || site === 'none' || isFollowed;
  if (!isOwn || !isFromOwn || !isNear)
    return { status: 403, body: 'This preview answers to localhost only.\n' };
  const isAsked = method === 'GET' || method === 'HEAD';
  return isAsked ? undefined : { status: 405, body: 'This preview is only read.\n' };
}

function keepOpen(response: ServerResponse, waiting: Set<ServerResponse>, version: string): undefined {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  // What changed while a page was on its way, or while the connection was lost, is news too.
  response.write(`retry: 500\n${news(version)}`);
  waiting.add(response);
  response.once('close', () => waiting.delete(response));
}

function news(version: string): string {
  return `data: ${version}\n\n`;
}

function withReload(answer: Answer, version: string): Answer {
  if (typeof answer.body !== 'string' || !answer.type?.startsWith('text/html')) return answer;
  const script = `<meta name="desk-version" content="${version}"><script type="module" src="${SCRIPT}"></script></head>`;
  return { ...answer, body: answer.body.replace('</head>', () => script) };
}
