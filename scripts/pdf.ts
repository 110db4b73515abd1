import { resolve } from 'node:path';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { contentFolder } from './folders.ts';

export const command = defineCommand({
  name: 'pdf',
  needsWhole: true,
  does: 'Makes a PDF of the page that holds all others, of each language, among the downloads, with a browser and the fonts of this machine.',
  options: contentOption,
  async act({ content = contentFolder }) {
    const { makePdfs } = await import('./edit/pdf/make-pdfs.ts');
    return makePdfs(resolve(content), today(content));
  },
});
