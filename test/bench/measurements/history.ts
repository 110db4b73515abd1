import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../../../scripts/cannot-run.ts';
import { generatorRoot } from '../../../scripts/folders.ts';
import { contentOf, ourCommand, ours } from '../contenders/ours.ts';
import { type CorpusTopic, makeCorpus } from '../corpus.ts';
import { atMost, eachCount, fixed, type Measurement, processColumns, type Sample } from '../measurement.ts';
import type { Program } from '../processes.ts';
import type { Round } from '../round.ts';

/** How many pages are released again and again. */
const PAGES = 30;
/** At how many points of a history is measured. */
const POINTS = 4;

/** What grows with each release. */
export const history: Measurement = {
  name: 'history',
  explains: `${PAGES} pages that are released again and again (\`--releases N\`), with one statement changed each time: the next build after a release, a full one, and how large site and repository are by then.`,
  once: true,
  async *run(round) {
    const { releases } = round.ground;
    const site = new HistorySite(round, 'history', makeCorpus(PAGES));
    const points = Array.from({ length: POINTS }, (_, index) => Math.ceil((releases * (index + 1)) / POINTS));
    let done = 0;
    for (const point of new Set([1, ...points])) {
      if (point - 1 > done) await site.release(done + 1, point - 1, releases);
      await round.measure('the build before', site.build());
      await site.release(point, point, releases);
      done = point;
      const next = await round.measure('the next build', site.build());
      const { wall: full } = await round.measure('a full build', site.build('--cold'));
      yield [`after ${point} ${point === 1 ? 'release' : 'releases'}`, { ...next, full, ...site.size() }];
    }
  },
  columns: () => [
    atMost('next build s', ({ wall }) => fixed(wall, 2)),
    atMost('full build s', ({ full }) => fixed(full, 2)),
    atMost('files', ({ files }) => files?.toLocaleString('en') ?? ''),
    atMost('history kB', ({ bytes = 0 }) => fixed(bytes / 1000, 0)),
    atMost('.git kB', ({ packed = 0 }) => fixed(packed / 1000, 0)),
    ...processColumns,
  ],
};

/** What a release costs beside the build that shows the same change. */
export const release: Measurement = {
  name: 'release',
  explains:
    'One statement changed and announced: the next build, and then the release of it: seconds (multiple of that build).',
  async *run(round) {
    const { number, ground } = round;
    const site = new HistorySite(round, 'release', ground.topics);
    if (number === 1) {
      await site.release(1, 1, 1);
      await round.measure('the build before', site.build());
    }
    await site.release(number + 1, number + 1, number + 1, 'change');
    const built = await round.measure('the next build', site.build());
    yield ['the next build', { ...built, toBuild: 1 }];
    const released = await round.measure('the release', site.command('release'));
    yield ['the release of it', { ...released, toBuild: released.wall / built.wall }];
    await round.measure('the build before', site.build());
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall, toBuild }) => `${fixed(wall, 2)} (${fixed(toBuild, 2)})`),
    ...processColumns,
  ],
};

/** A repository with a site that keeps versions, in a folder of its own. */
class HistorySite {
  readonly #round: Round;
  readonly #folder: string;
  readonly #topics: readonly string[];

  constructor(round: Round, name: string, topics: readonly CorpusTopic[]) {
    this.#round = round;
    // A history is made anew in each run; what is measured at several numbers of topics goes on.
    this.#folder = join(round.ground.folder, name === 'history' ? `${name}-${round.number}` : name);
    // What was translated would be to be looked at again.
    const english = topics.filter(({ language, path }) => language === 'en' && !path.endsWith('index'));
    this.#topics = (english.length > 0 ? english : topics).map(
      ({ language, path }) => `${language}/${path}.md`,
    );
    if (statSync(this.#folder, { throwIfNoEntry: false })) return;
    ours.prepare(this.#folder, topics);
    const operator = join(contentOf(this.#folder), '_data/operator.yaml');
    const text = readFileSync(operator, 'utf8').replace(/^ {2}keep_versions:.*\n/m, '');
    writeFileSync(operator, text.replace(/^site:\n/m, 'site:\n  keep_versions: true\n'));
    writeFileSync(join(this.#folder, '.gitignore'), '_site/\n.cache/\n');
    this.#git('init', '-q');
  }

  /** A build into the folder that a release looks at. */
  build(...more: readonly string[]): Program {
    return this.command('build', ...more);
  }

  command(name: string, ...more: readonly string[]): Program {
    return { ...ourCommand(name, more), folder: this.#folder };
  }

  /** Makes releases, each of its day. @param last the number of that of today */
  async release(from: number, to: number, last: number, work = 'release'): Promise<void> {
    const program = join(generatorRoot, 'test/bench/contenders/history-program.ts');
    const numbers = [from, to, last].map(String);
    await this.#round.measure(`releases up to ${to}`, {
      command: process.execPath,
      args: [program, ...numbers, work, ...this.#topics],
      folder: this.#folder,
    });
  }

  /** How many files are built, and how large what is kept of the history is, as it is and as git packs all of it. */
  size(): Sample {
    this.#git('gc', '-q');
    const files = readdirSync(join(this.#folder, '_site'), { recursive: true, withFileTypes: true });
    const data = join(contentOf(this.#folder), '_data');
    const kept = ['versions', 'changelog.jsonl', 'record.txt'].map((name) => join(data, name));
    return {
      files: files.filter((entry) => entry.isFile()).length,
      bytes: kept.reduce((sum, path) => sum + bytesOf(path), 0),
      packed: bytesOf(join(this.#folder, '.git/objects')),
    };
  }

  #git(...args: readonly string[]): void {
    const { status, stderr, error } = spawnSync('git', args, { cwd: this.#folder, encoding: 'utf8' });
    if (status !== 0) throw new CannotRun(`\`git ${args[0]}\`: ${error?.message ?? stderr}`);
  }
}

/** The bytes of a file, or of all files in a folder. */
function bytesOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}
