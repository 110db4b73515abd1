import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Random } from './random.ts';

const LINKS = 20;
const PER_FOLDER = 50;
const WORDS = 'the data customer access key region account service notice period record copy storage'.split(
  ' ',
);

/** Writes pages of HTML that link to each other, 20 links with anchors each; the same for the same number. */
export function writeLinkedPages(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const file = join(folder, pathOf(index), 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pageOf(index, count));
  }
}

function pathOf(index: number): string {
  return index === 0 ? '' : `s${Math.floor(index / PER_FOLDER)}/page-${index}`;
}

function addressOf(index: number): string {
  return index === 0 ? '/' : `/${pathOf(index)}/`;
}

function pageOf(index: number, count: number): string {
  const random = new Random(index);
  const words = (number: number): string =>
    Array.from({ length: number }, () => random.pick(WORDS)).join(' ');
  const parts: string[] = [];
  for (let part = 0; part < LINKS; part++) {
    const target = random.below(count);
    const link = `<a href="${addressOf(target)}#part-${random.below(LINKS)}">${words(3)}</a>`;
    parts.push(`<h2 id="part-${part}">${words(4)}</h2>\n<p>${words(20)} ${link} ${words(10)}.</p>`);
  }
  const title = `Page ${index}`;
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<main>
<h1>${title}</h1>
${parts.join('\n')}
</main>
</body>
</html>
`;
}
