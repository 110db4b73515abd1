import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { problemsOfSite } from '../../scripts/checks/find-problems.ts';
import { mendSite } from '../../scripts/edit/fix-site.ts';
import { planMove } from '../../scripts/edit/move/plan-move.ts';
import type { Given } from '../../scripts/edit/move/request.ts';
import { writeChanges } from '../../scripts/edit/write-changes.ts';
import type { Problem } from '../../scripts/problem.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { codes, messageOf } from '../../scripts/report/codes.ts';
import { readRecord } from '../../scripts/site/record.ts';
import { run } from './command.ts';
import { newFolder, site, topic } from './fixture.ts';
import { followBuilt, type ReadPages, statementsIn } from './follow-built.ts';
import { GitShell } from './git.ts';

export const DAY = '2026-11-22';
export const CODES = ['en', 'zh'];
const RECORD = '_data/record.txt';
const CONFIG = `[user]
name = N
email = n@example.com
[commit]
gpgsign = false
[gc]
auto = 0
`;

let shell: GitShell | undefined;

function placeIn({ place: { file, line } }: Problem): string {
  return `${file.replace(/^.*content./, '')}:${line}`;
}

/** A small site in a git repository, and a ledger of all that was ever published of it, which the site knows nothing of. */
export class History {
  readonly root = newFolder();
  readonly content = join(this.root, 'content');
  /** What stood at each address when it was first published. */
  readonly ledger = new Map<string, string>();
  #number = 0;

  constructor() {
    const operator = readFileSync(join(site('two-languages'), '_data/operator.yaml'), 'utf8');
    this.write(
      '_data/operator.yaml',
      operator.replace(/ {2}base.*\n/, '').replace('language: zh', 'language: en'),
    );
    for (const code of CODES)
      this.write(`${code}/index.md`, topic('\n## In short {#in-short}\n\nHere.\n', `Home ${code}`));
    this.add('a.md', ['s1', 's2', 's3'], CODES);
    this.add('b.md', ['s4', 's5', 's6'], ['en']);
    this.add('c/index.md', ['s7', 's8', 's9'], ['en']);
    writeFileSync(join(this.root, '.gitattributes'), 'content/_data/*.txt merge=union\n');
  }

  /** Asks git; its folder has a name by which commands do not find it, since each would ask it many times. */
  async git(...args: string[]): Promise<number> {
    shell ??= new GitShell();
    const where = ['--git-dir=repository', '--work-tree=.'];
    if (!existsSync(join(this.root, 'repository'))) {
      await shell.ask(this.root, [...where, 'init', '-q', '-b', 'main']);
      appendFileSync(join(this.root, 'repository/config'), CONFIG);
    }
    return shell.ask(this.root, [...where, ...args]);
  }

  async commit(): Promise<void> {
    await this.git('add', '-A', 'content', '.gitattributes');
    await this.git('commit', '-q', '--allow-empty', '-m', 'X');
  }

  read(path: string): string {
    return readFileSync(join(this.content, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.content, path)), { recursive: true });
    writeFileSync(join(this.content, path), text);
  }

  topics(code = 'en'): string[] {
    const folder = join(this.content, code);
    const all = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    return all.filter((path) => path.endsWith('.md') && path !== 'index.md').sort();
  }

  /** A further statement, by a number that no other has. */
  statement(): number {
    return ++this.#number;
  }

  /** Writes a topic whose statements are numbered: a section, one in it, and a paragraph. */
  add(path: string, ids: readonly string[], codes: readonly string[]): void {
    const numbers = [0, ...ids].map(() => this.statement());
    for (const code of codes) {
      const say = (at: number): string => `Statement ${numbers[at]} (${code})`;
      const parts = ids.map((id, at) => {
        if (at % 3 === 2) return `${say(at + 1)}. {#${id}}\n`;
        return `${'#'.repeat(2 + (at % 3))} ${say(at + 1)} {#${id}}\n\nWords.\n`;
      });
      const text = topic(`\n${parts.join('\n')}`, `Page ${numbers[0]} (${code})`);
      const alone = codes.length === 1 ? text.replace('\n---\n', '\none_language: true\n---\n') : text;
      this.write(`${code}/${path}`, alone);
    }
  }

  /** Changes the files of a topic in each language that has it. */
  each(path: string, change: (text: string, file: string) => string | undefined): void {
    for (const code of CODES)
      if (this.topics(code).includes(path)) {
        const file = `${code}/${path}`;
        const text = change(this.read(file), file);
        if (text === undefined) rmSync(join(this.content, file));
        else this.write(file, text);
      }
  }

  rename(path: string, to: string): void {
    for (const code of CODES)
      if (this.topics(code).includes(path) && !this.topics(code).includes(to)) {
        mkdirSync(dirname(join(this.content, code, to)), { recursive: true });
        renameSync(join(this.content, code, path), join(this.content, code, to));
      }
  }

  /** @throws CannotRun where the move is refused */
  async move(given: Partial<Given>): Promise<void> {
    const whole = { words: [], gone: false, why: [], see: undefined, after: undefined, ...given };
    expect((await writeChanges(this.content, planMove(this.content, whole, DAY).changes)).refused).toEqual(
      new Map(),
    );
  }

  /** The errors of what editors wrote; what layouts write is checked when it is published. @param earlier the record that it is compared with */
  errors(earlier = ''): string[] {
    const { entries } = readRecord(earlier, RECORD).record;
    const { content } = examineSources(this.content, DAY);
    const asked = { today: DAY, saidOn: () => undefined, isKnown: () => false };
    return problemsOfSite(content, content.graph, { ...asked, earlier: { entries, commit: 'abc' } })
      .filter(({ code }) => codes[code].severity === 'error')
      .map((found) => `${found.code}: ${placeIn(found)} ${messageOf(found)}`);
  }

  /** Changes the site, and takes that back where a check has something against it. @returns what it has */
  async change(act: () => void | Promise<void>): Promise<readonly string[]> {
    const before = this.texts();
    await act();
    const errors = this.errors(before.get(RECORD));
    if (errors.length === 0) return [];
    for (const path of this.texts().keys()) if (!before.has(path)) rmSync(join(this.content, path));
    for (const [path, text] of before) this.write(path, text);
    return errors;
  }

  /** Does something with git, and takes it back where two versions do not meet, or a check has something against it. */
  async changeByGit(...args: string[]): Promise<void> {
    const record = this.texts().get(RECORD);
    const isDone = (await this.git(...args)) === 0 && this.topics().length > 0;
    if (!isDone || this.errors(record).length > 0) await this.git('reset', '-q', '--hard');
  }

  /** Has links follow what was changed by hand. */
  async mend(): Promise<void> {
    await mendSite(this.content, false, DAY);
  }

  texts(): Map<string, string> {
    const files = readdirSync(this.content, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(this.content.length + 1));
    return new Map(paths.map((path) => [path, this.read(path)]));
  }

  /** Records what the site has. */
  async release(): Promise<string[]> {
    await this.#succeed('release');
    return [];
  }

  async #succeed(name: string, ...more: string[]): Promise<void> {
    const { code, stdout, stderr } = await run(name, ['--content', this.content, ...more]);
    expect([name, code, code === 0 ? '' : stdout + stderr]).toEqual([name, 0, '']);
  }

  /** Releases and builds the site, and follows every address of the ledger. @returns those that lead elsewhere, and how */
  async publish(): Promise<string[]> {
    const output = join(this.root, 'site');
    await this.release();
    await this.#succeed('build', '--output', output);
    const pages: ReadPages = new Map();
    const found = statementsIn(output, pages);
    // A page that was made of a section has its heading as a title, as another one may have had.
    const said = (key: string): string | undefined =>
      (key.includes('#') ? /Statement \d+ \(..\)/ : /Page \d+ \(..\)/).exec(found.get(key) ?? '')?.[0];
    for (const key of found.keys()) {
      const statement = said(key);
      if (statement !== undefined && !this.ledger.has(key)) this.ledger.set(key, statement);
    }
    const standing = new Set([...found.keys()].map(said));
    return [...this.ledger].flatMap(([key, meant]) => {
      const end = followBuilt(output, key, pages);
      const now = end?.isGone ? 'gone' : (said(end?.key ?? '') ?? 'nothing');
      const isRight = standing.has(meant) ? now === meant : now === 'gone';
      return isRight
        ? []
        : [`${key}: ${meant}, now ${now}${standing.has(meant) ? '' : ', which stands nowhere'}`];
    });
  }
}
