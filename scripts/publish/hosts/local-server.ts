import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { CannotRun } from '../../cannot-run.ts';
import { decodePath, withoutBase } from '../../site/addresses.ts';
import { mediaTypeOf } from './media-types.ts';
import { type Headers, securityHeaders } from './security-headers.ts';

const HOST = '127.0.0.1';

/** What is answered to a request. */
export interface Answer {
  readonly status: number;
  /** The media type; plain text where it is not said. */
  readonly type?: string;
  /** Where to go instead, for a status 3xx. */
  readonly location?: string;
  /** How long it may be kept, where that is not what all answers are told. */
  readonly caching?: string;
  readonly body: string | Uint8Array;
}

/** A file as it is now. @throws where it cannot be read */
export function fileAnswer(status: number, file: string): Answer {
  return { status, type: mediaTypeOf(file), body: readFileSync(file) };
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
    const { status, type = 'text/plain; charset=utf-8', location, caching, body } = found;
    const own = { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) };
    const more = { ...(location && { Location: location }), ...(caching && { 'Cache-Control': caching }) };
    response.writeHead(status, { ...headers, ...own, ...more });
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

/** Serves a built site as a plain static host does: folders by their index, `/x` sent on to `/x/`, `404.html` for the rest. */
export function serveFolder(folder: string, base = '/'): Promise<LocalServer> {
  return serveLocally([0], securityHeaders, (path) => answerAt(path, folder, base));
}

function answerAt(path: string, folder: string, base: string): Answer {
  const address = withoutBase(path, base);
  const file = address === null ? folder : join(folder, normalize(decodePath(address)));
  const index = join(file, 'index.html');
  const missing = join(folder, '404.html');
  if (address !== null && isFile(path.endsWith('/') ? index : file))
    return fileAnswer(200, path.endsWith('/') ? index : file);
  if (address !== null && isFile(index)) return { status: 301, location: `${path}/`, body: '' };
  return isFile(missing) ? fileAnswer(404, missing) : { status: 404, body: 'not found\n' };
}

function isFile(path: string): boolean {
  return !path.includes('\0') && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
