import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { crawlServed } from '../../../scripts/outside/crawl-served.ts';
import { serveFolder } from '../../../scripts/publish/hosts/local-server.ts';

/** linkinator on a folder of pages that our loopback server serves. Called as a program: `linkinator-program.ts FOLDER`. */
const [folder = ''] = process.argv.slice(2);
const addresses = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => `/${name.split(sep).join('/')}`.replace(/index\.html$/, ''));
const server = await serveFolder(folder);
try {
  const { dead } = await crawlServed(server.origin, addresses);
  process.exitCode = dead.length > 0 ? 1 : 0;
} finally {
  await server.close();
}
