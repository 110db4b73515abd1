import { pdfOf } from '../../site/gathered-pages.ts';
import type { Site } from '../../site/site.ts';
import { codesOf } from './making.ts';

/** What is to be done with a new page when it is written, up to where it is published, a line each. @param path inside the folder of each language */
export function stepsToPublish(site: Site, path: string): string[] {
  const translations = codesOf(site)
    .filter((code) => code !== site.defaultLanguage)
    .map((code) => `${code}/${path}`);
  return [
    'write what stands for each `TODO`: `npm start` shows the drafts, `npm run check` lists what is left',
    'take `draft: true` away when somebody has reviewed it: the page of its section lists it from then on',
    ...(translations.length > 0
      ? [`\`npm run review -- --done ${translations.join(',')}\` marks what is translated as up to date`]
      : []),
    ...lastSteps(site),
  ];
}

/** What is to be done before something new is published. */
export function lastSteps({ gathered, downloads }: Site): string[] {
  const hasPdf = gathered.some((page) => downloads.has(pdfOf(page) ?? ''));
  return [
    ...(hasPdf ? ['`npm run pdf` makes the PDF of the whole site anew'] : []),
    '`npm run release` records its address, and `npm run check` has nothing more to tell',
  ];
}
