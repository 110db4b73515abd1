import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { atMost, fixed } from '../columns.ts';
import type { Figure, Measurement, Sample } from '../measurement.ts';

/** How much every generator writes. */
export const weight: Measurement = {
  name: 'weight',
  explains: 'What a build writes: files, megabytes in all, of HTML, and of HTML as gzip sends it.',
  async *run(round) {
    // Each run writes the same.
    if (round.number > 1) return;
    for (const contender of round.ground.contenders) {
      await round.build(contender);
      round.ground.progress(`weighing ${contender.name}`);
      yield [contender.name, weigh(round.outputOf(contender))];
    }
  },
  columns: () => [
    atMost('files', ({ files }) => files?.toLocaleString('en') ?? ''),
    megabytes('MB', 'bytes'),
    megabytes('HTML MB', 'html'),
    megabytes('gzip MB', 'gzip'),
  ],
};

function megabytes(head: string, part: 'bytes' | 'html' | 'gzip') {
  return atMost(head, (figure: Figure) => fixed((figure[part] ?? 0) / 1e6, 2));
}

function weigh(folder: string): Sample {
  let [files, bytes, html, gzip] = [0, 0, 0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = readFileSync(join(entry.parentPath, entry.name));
    files++;
    bytes += content.length;
    if (!entry.name.endsWith('.html')) continue;
    html += content.length;
    gzip += gzipSync(content).length;
  }
  return { files, bytes, html, gzip };
}
