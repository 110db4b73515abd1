import { readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, sep } from 'node:path';
import { mediaTypeOf } from '../../scripts/publish/hosts/media-types.ts';
import { securityHeaders } from '../../scripts/publish/hosts/security-headers.ts';

/** A folder on a loopback port. */
export interface Served {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a built folder as a plain web host does: `index.html` for folders, `404.html` for what is not there. */
export async function serveFolder(folder: string): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path);
    if (!`${file}${sep}`.startsWith(folder + sep)) send(response, 400);
    else if (isFile(file)) send(response, 200, file);
    else if (isFile(join(file, 'index.html'))) {
      if (path.endsWith('/')) send(response, 200, join(file, 'index.html'));
      else response.writeHead(301, { Location: `${path}/` }).end();
    } else send(response, 404, join(folder, '404.html'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, file?: string): void {
  if (!file || !isFile(file)) {
    response.writeHead(status, securityHeaders).end();
    return;
  }
  const type = mediaTypeOf(file);
  // As hosts are told: the names of assets change with them, so that a browser asks for each once.
  const caching = file.includes(`${sep}assets${sep}`)
    ? { 'Cache-Control': 'max-age=31536000, immutable' }
    : {};
  response
    .writeHead(status, { ...caching, ...securityHeaders, 'Content-Type': type })
    .end(readFileSync(file));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
