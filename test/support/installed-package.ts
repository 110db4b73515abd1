import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { bin, type Outcome, root, run, startNode } from './command.ts';
import { newFolder } from './fixture.ts';
import { isFull } from './full.ts';

/** What a tarball says of its package. */
export interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** Packs the generator. @returns the path of the tarball, and what packing said */
export async function packGenerator(): Promise<{ readonly tarball: string; readonly packed: Outcome }> {
  const folder = newFolder();
  // The types of the commands are what declarations are for: a full run looks at them.
  const packed = await run('pack', ['--output', folder, ...(isFull ? [] : ['--trial'])]);
  return { tarball: join(folder, readdirSync(folder)[0] ?? ''), packed };
}

/** A tarball like another one, of a version that is to come. @param changes what becomes of its files, by their paths */
export function laterTarball(
  tarball: string,
  version: string,
  changes: Readonly<Record<string, (text: string) => string>>,
): string {
  const folder = newFolder();
  execFileSync('tar', ['xzf', tarball, '-C', folder]);
  const ofVersion = (text: string): string => JSON.stringify({ ...JSON.parse(text), version });
  for (const [path, change] of Object.entries({ ...changes, 'package.json': ofVersion })) {
    const file = join(folder, 'package', path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
  const later = join(newFolder(), `trust-center-${version}.tgz`);
  execFileSync('tar', ['czf', later, '-C', folder, 'package']);
  return later;
}

/** The folder of a site that has the package. */
export class PackageHome {
  readonly folder = newFolder();
  readonly package = join(this.folder, 'node_modules/trust-center');

  /**
   * What `npm i TARBALL` does. In a usual run the packages that it depends on are those of this repository, and no others: what
   * it needs beside them is missed.
   */
  install(tarball: string): void {
    if (isFull) {
      execFileSync('npm', ['i', '--no-audit', '--no-fund', tarball], { cwd: this.folder, stdio: 'pipe' });
      return;
    }
    rmSync(join(this.folder, 'node_modules'), { recursive: true, force: true });
    mkdirSync(dirname(this.package), { recursive: true });
    execFileSync('tar', ['xzf', tarball, '-C', dirname(this.package)]);
    renameSync(join(dirname(this.package), 'package'), this.package);
    for (const name of Object.keys(this.manifest().dependencies)) {
      const link = join(this.folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), link);
    }
  }

  manifest(): Manifest {
    return JSON.parse(readFileSync(join(this.package, 'package.json'), 'utf8'));
  }

  /** Calls the package's command as `npx` does, in the folder of the site. */
  call(...args: readonly string[]): Promise<Outcome> {
    return startNode([join(this.package, bin), ...args], process.execPath, {}, this.folder).outcome;
  }
}
