import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Parser } from 'htmlparser2';

/**
 * The least that Node can do to know that links lead somewhere: read pages, parse them once, compare addresses and ids. It is
 * right on no page but those of the bench. Called as a program: `bare-check-program.ts FOLDER`.
 */
const [folder = ''] = process.argv.slice(2);
const files = new Set<string>();
const ids = new Map<string, Set<string>>();
const links: (readonly [page: string, href: string])[] = [];
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  const page = `/${name.split(sep).join('/')}`.replace(/index\.html$/, '');
  files.add(page);
  if (!name.endsWith('.html')) continue;
  const own = new Set<string>();
  ids.set(page, own);
  const parser = new Parser({
    onopentag(_, { id, href }) {
      if (id) own.add(id);
      // What leads out of the site is not followed.
      if (href && /^[/#]/.test(href)) links.push([page, href]);
    },
  });
  parser.end(readFileSync(join(folder, name), 'utf8'));
}
const dead = links.filter(([page, href]) => {
  const [address = '', id = ''] = href.split('#');
  const target = address || page;
  return !files.has(target) || (id !== '' && !ids.get(target)?.has(id));
});
process.exitCode = dead.length > 0 ? 1 : 0;
