import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a path of the server answers: given how often it was asked before. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, before: number) => void;

/** A server on loopback that answers as hosts on the internet do. */
export interface HardServer {
  /** With port: `127.0.0.1:40123`. */
  readonly host: string;
  readonly origin: string;
  /** Every request, as `GET /path`. */
  readonly requests: string[];
  readonly headers: IncomingMessage['headers'][];
  /** How many requests were being answered at once, at most. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

/** Serves behaviours by path. */
export async function serveHard(behaviours: Readonly<Record<string, Behaviour>>): Promise<HardServer> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  let [active, most] = [0, 0];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const before = requests.filter((line) => line.endsWith(` ${request.url}`)).length;
    requests.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    most = Math.max(most, ++active);
    response.on('close', () => active--);
    (behaviours[path] ?? status(404))(request, response, before);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    origin: `http://${host}`,
    requests,
    headers,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with a status, and headers where given. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(code, headers).end();
  };
}

/** Answers with a page. */
export function page(html: string, type = 'text/html; charset=utf-8'): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'Content-Type': type }).end(html);
  };
}

/** Answers with these bytes on the bare connection, then ends it. */
export function raw(text: string): Behaviour {
  return ({ socket }) => {
    socket.end(text);
  };
}

/** Answers in turn; the last one for good. */
export function inTurn(...behaviours: Behaviour[]): Behaviour {
  return (request, response, before) =>
    behaviours[Math.min(before, behaviours.length - 1)]?.(request, response, before);
}
