import { readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type Answer, type LocalServer, serveLocally } from '../publish/hosts/local-server.ts';
import { mediaTypeOf } from '../publish/hosts/media-types.ts';
import { securityHeaders } from '../publish/hosts/security-headers.ts';
import { decodePath, withoutBase } from '../site/addresses.ts';

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

function fileAnswer(status: number, file: string): Answer {
  return { status, type: mediaTypeOf(file), body: readFileSync(file) };
}

function isFile(path: string): boolean {
  return !path.includes('\0') && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
