import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { mediaTypeOf } from '../publish/hosts/media-types.ts';
import { securityHeaders } from '../publish/hosts/security-headers.ts';
import { decodePath, withoutBase } from '../site/addresses.ts';

/** A folder that is served on loopback. */
export interface StaticServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a built site as a plain static host does: folders by their index, `/x` sent on to `/x/`, `404.html` for the rest. */
export async function serveFolder(folder: string, base = '/'): Promise<StaticServer> {
  const server = createServer((request, response) => answer(folder, base, request, response));
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(folder: string, base: string, request: IncomingMessage, response: ServerResponse): void {
  const pathname = URL.parse(request.url ?? '/', 'http://127.0.0.1')?.pathname ?? '/';
  const address = withoutBase(pathname, base);
  const path = address === null ? null : join(folder, normalize(decodePath(address)));
  const send = (status: number, file: string | null): void => {
    const body = file === null ? 'not found\n' : readFileSync(file);
    response.writeHead(status, {
      ...securityHeaders,
      'Content-Type': mediaTypeOf(file ?? '.txt'),
      'Content-Length': body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (path !== null && pathname.endsWith('/') && isFile(join(path, 'index.html')))
    send(200, join(path, 'index.html'));
  else if (path !== null && !pathname.endsWith('/') && isFile(path)) send(200, path);
  else if (path !== null && isFile(join(path, 'index.html')))
    response.writeHead(301, { ...securityHeaders, Location: `${pathname}/` }).end();
  else send(404, isFile(join(folder, '404.html')) ? join(folder, '404.html') : null);
}

function isFile(path: string): boolean {
  return !path.includes('\0') && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
