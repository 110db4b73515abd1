import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import type { Site } from '../../scripts/site/site.ts';
import { dayAfter } from '../../scripts/site/stage.ts';
import { CHANGES_FOLDER } from '../../scripts/site/versions/change-file.ts';
import { CHANGELOG_PATH } from '../../scripts/site/versions/version-lines.ts';
import { type Outcome, root, run } from './command.ts';
import { changed, newFolder, siteWith, someDay } from './fixture.ts';

/** The changes that make the fixture `clean` keep versions. */
export const keeping = changed(
  '_data/operator.yaml',
  'default_language: en',
  'default_language: en\n  keep_versions: true',
);

/** A day, as commands are given one. */
export function epochOf(day: string): string {
  return String(Date.parse(day) / 1000);
}

/** The day after the last release of this repository's own content, as commands are given one. */
export function epochAfterOurs(): string {
  const log = readFileSync(join(root, 'content', CHANGELOG_PATH), 'utf8')
    .trimEnd()
    .split('\n');
  const days = log.map((line): string => JSON.parse(line).released).sort();
  return epochOf(dayAfter(days.at(-1) ?? someDay));
}

/** A content folder that was released, and is changed and released again on later days. */
export class ReleasedSite {
  readonly content: string;

  /** @param content a folder that keeps versions, or the copy of one */
  constructor(content: string) {
    this.content = content;
  }

  /** A small site, released for the first time. */
  static async begin(files: Parameters<typeof siteWith>[0] = {}): Promise<ReleasedSite> {
    const site = new ReleasedSite(siteWith({ ...keeping, ...files }));
    const { code, stderr } = await site.call('release');
    if (code !== 0) throw new Error(stderr);
    return site;
  }

  /** @param whole a folder around the content that is copied with it, seen from there */
  copy(whole = '.'): ReleasedSite {
    const content = join(newFolder(), 'content');
    cpSync(join(this.content, whole), join(content, whole), { recursive: true });
    return new ReleasedSite(content);
  }

  read(path: string): string {
    return readFileSync(join(this.content, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.content, path), text);
  }

  /** Replaces what a file says, which must be there. */
  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
    this.write(path, text.replace(from, to));
  }

  /** Calls a command on a day. */
  call(command: string, args: readonly string[] = [], day = someDay): Promise<Outcome> {
    return run(command, ['--content', this.content, ...args], { SOURCE_DATE_EPOCH: epochOf(day) });
  }

  /** Announces what changed, and releases it. */
  async release(kind: string, day: string, ...more: string[]): Promise<Outcome> {
    const announced = await this.call(
      'change',
      ['--kind', kind, '--summary', `It is ${kind}.`, ...more],
      day,
    );
    if (announced.code !== 0) throw new Error(announced.stderr);
    const outcome = await this.call('release', [], day);
    if (outcome.code !== 0) throw new Error(outcome.stdout + outcome.stderr);
    return outcome;
  }

  /** The site as it is on a day. */
  on(day = someDay): Site {
    return readContent(loadContent(this.content, day));
  }

  /** The names of the change files that wait. */
  waiting(): string[] {
    return readdirSync(join(this.content, CHANGES_FOLDER)).sort();
  }
}
