import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withOutputFolder } from '../../scripts/publish/output-folder.ts';

/** A build of very many pages, all written at once as Eleventy does: what a signal meets in the middle of one. */
const [output = ''] = process.argv.slice(2);
await withOutputFolder(output, [], async (folder) => {
  process.stdout.write('building\n');
  const pages = Array.from({ length: 20_000 }, (_, page) => join(folder, String(page % 100), String(page)));
  await Promise.all(
    pages.map(async (page) => {
      await mkdir(page, { recursive: true });
      await writeFile(join(page, 'index.html'), 'x'.repeat(2000));
    }),
  );
  return { folder };
});
