import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';

export const command = defineCommand({
  name: 'init',
  isFirst: true,
  does: 'Begins a trust center of your own, in this folder or in DIR: a small site with examples in the place of your statements, and what builds and checks it; to a site that is there, `--container` and `--ci` add their files. It overwrites nothing. At a terminal it asks for what is missing; elsewhere it takes the defaults.',
  takes: '[DIR]',
  options: {
    operator: { value: 'NAME', help: 'who speaks on the site (Example)' },
    url: {
      value: 'ADDRESS',
      help: 'where the site will stand, with the path that it lives under (https://trust.example.com)',
    },
    base: { value: 'PATH', help: 'that path alone, such as /trust/ (/)' },
    language: { value: 'TAG', help: 'the language of the site (that of the system)' },
    also: {
      value: 'TAG',
      many: true,
      help: 'a second language; without it at a terminal it is asked for',
    },
    ci: {
      value: 'SERVICE',
      help: 'whose workflow builds and publishes it: github, gitlab or none (github)',
    },
    container: { help: 'add what builds an image that serves it' },
  },
  async act(given, words) {
    const { askAtTerminal } = await import('./cli/ask.ts');
    const { announceAdded, announceInit } = await import('./edit/init/announce-init.ts');
    const { addToSite, initSite } = await import('./edit/init/init-site.ts');
    const { folderOf } = await import('./edit/init/site-folder.ts');
    const folder = folderOf(words, resolve, given.ci !== undefined || given.container === true);
    if (existsSync(join(folder, 'content'))) return announceAdded(addToSite(folder, given));
    return announceInit(await initSite(folder, given, today(join(folder, 'content')), askAtTerminal));
  },
});
