import { join } from 'node:path';
import { generatorRoot } from '../../../scripts/folders.ts';
import type { Contender } from '../contender.ts';
import type { Program } from '../processes.ts';
import { writeOurs } from '../write-sites.ts';

/** What a build is told so that it uses nothing that earlier ones have left. */
const COLD = '--cold';

/** This generator, with all of its checks. */
export const ours: Contender = {
  name: 'this generator',
  prepare: (folder, topics) => writeOurs(contentOf(folder), topics),
  build: (folder, output) => ourCommand('build', [...siteArguments(folder, output), COLD]),
};

/** The build as the next process makes it, with what the last one left. */
export function rebuild(folder: string, output: string): Program {
  return ourCommand('build', siteArguments(folder, output));
}

/** A build of the site that this repository holds. */
export function buildOwnContent(output: string): Program {
  return ourCommand('build', ['--output', output, COLD]);
}

/** The check alone, which writes nothing. */
export function check(folder: string): Program {
  return ourCommand('check', ['--content', contentOf(folder)]);
}

/** The check of pages that anything built. */
export function checkPages(folder: string): Program {
  return ourCommand('check', ['--pages', folder]);
}

/** The dev server, on a free port. */
export function devServer(folder: string): Program {
  return ourCommand('start', ['--content', contentOf(folder), '--port', '0']);
}

/** Where our content stands in a folder that was prepared. */
export function contentOf(folder: string): string {
  return join(folder, 'content');
}

/** One of our commands, as package.json starts it. */
export function ourCommand(name: string, args: readonly string[]): Program {
  return {
    command: process.execPath,
    args: [join(generatorRoot, 'scripts/trust-center.cjs'), name, ...args],
  };
}

function siteArguments(folder: string, output: string): string[] {
  return ['--content', contentOf(folder), '--output', output];
}
