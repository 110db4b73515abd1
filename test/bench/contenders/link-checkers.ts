import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { generatorRoot } from '../../../scripts/pages/folders.ts';
import type { Program } from '../processes.ts';
import { checkPages } from './ours.ts';

/** A program that checks the links of a folder of pages. It ends with 0 where none is dead. */
export interface LinkChecker {
  readonly name: string;
  /** Why it is not measured here, where it is not. */
  readonly missing?: string;
  readonly check: (folder: string) => Program;
}

/** The bare pass, which other checks are told as a multiple of. */
export const bareCheck: LinkChecker = {
  name: 'bare htmlparser2 pass',
  check: ourNode('test/bench/contenders/bare-check-program.ts'),
};

/** This project's check of pages that anything built. */
export const checkOfPages: LinkChecker = {
  name: 'check --pages',
  check: checkPages,
};

/** All link checkers of the bench, those that this machine lacks included; the bare one is the first. */
export function allLinkCheckers(): LinkChecker[] {
  return [
    bareCheck,
    checkOfPages,
    {
      name: 'check-html-links',
      ...(isInstalled('check-html-links') ? {} : { missing: '`check-html-links` is not installed' }),
      check: (folder) => ({ command: 'check-html-links', args: [folder] }),
    },
    {
      name: 'linkinator, over HTTP',
      check: ourNode('test/bench/contenders/linkinator-program.ts'),
    },
  ];
}

function ourNode(script: string): LinkChecker['check'] {
  const preload = join(generatorRoot, 'scripts/node-version.cjs');
  return (folder) => ({
    command: process.execPath,
    args: ['-r', preload, join(generatorRoot, script), folder],
    folder: generatorRoot,
  });
}

/** It has no option that would tell a version, so it is looked for without being called. */
function isInstalled(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
