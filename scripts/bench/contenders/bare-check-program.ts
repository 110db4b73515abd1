import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Parser } from 'htmlparser2';

/**
 * The least that Node can do to know that links lead somewhere: read pages, parse them once, compare addresses and ids. It is
 * right on no page but those of the bench. Called as a program: `bare-check-program.ts FOLDER`.
 */
const [folder = ''] = process.argv.slice(2);
const ids = new Map<string, Set<string>>();
const links: string[] = [];
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.html')) continue;
  const own = new Set<string>();
  ids.set(`/${name.split(sep).join('/')}`.replace(/index\.html$/, ''), own);
  const parser = new Parser({
    onopentag(_, { id, href }) {
      if (id) own.add(id);
      if (href) links.push(href);
    },
  });
  parser.end(readFileSync(join(folder, name), 'utf8'));
}
const dead = links.filter((href) => {
  const [address = '', id = ''] = href.split('#');
  return !ids.get(address)?.has(id);
});
process.exitCode = dead.length > 0 ? 1 : 0;
