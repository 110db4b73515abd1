import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import type { Topic } from '../site/content.ts';
import { readSections } from '../site/read-sections.ts';
import type { OldText } from './due-items.ts';

/** How many versions of a file are looked at. */
const VERSIONS = 60;
const PATIENCE = 10_000;

/** Finds what sections said in the history that git keeps of this folder; nothing where there is no git, or no history. */
export function oldVersions(): OldText {
  const known = new Map<Topic, string[]>();
  return (topic, id, hashes) => {
    const commits = known.get(topic) ?? commitsOf(topic);
    known.set(topic, commits);
    for (const commit of commits) {
      const text = git(topic, 'cat-file', 'blob', `${commit}:./${basename(topic.file)}`);
      const section = readSections(text.replace(/\r\n?/g, '\n'), topic.file).find((one) => one.id === id);
      if (section && hashes.has(section.hash)) return section.text;
    }
    return undefined;
  };
}

/** The commits that changed a topic's file, the last one first. */
function commitsOf(topic: Topic): string[] {
  const list = git(topic, 'rev-list', `--max-count=${VERSIONS}`, 'HEAD', '--', basename(topic.file));
  return list.split('\n').filter((line) => /^[0-9a-f]{40,64}$/.test(line));
}

/** What git says; nothing where it cannot. */
function git({ file }: Topic, ...args: string[]): string {
  const options = { encoding: 'utf8', timeout: PATIENCE, maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stdout } = spawnSync('git', ['-C', dirname(file), ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout : '';
}
