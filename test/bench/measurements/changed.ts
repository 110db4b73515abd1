import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../../../scripts/cannot-run.ts';
import { contentOf, devServer, ours, rebuild } from '../contenders/ours.ts';
import type { CorpusTopic } from '../corpus.ts';
import { DevServer } from '../dev-server.ts';
import { eachCount, fixed, type Measurement, percent, processColumns } from '../measurement.ts';
import { median } from '../run-bench.ts';
import { addressOf } from '../write-sites.ts';

/** Makes a change, and answers what the pages at these addresses must show then. */
type Changes = Readonly<Record<string, readonly [change: () => string, addresses: readonly string[]]>>;

/** What a new process needs after one change, with what the cold build has left. */
export const changed: Measurement = {
  name: 'changed',
  explains: 'The next build by a new process, after a change of one topic: seconds, share of our cold build.',
  async *run(round) {
    const cold = await round.cold();
    yield ['our cold build', { ...cold, toCold: 1 }];
    const source = round.sourceOf(ours);
    const output = round.outputOf(ours);
    const topic = new ChangingTopic(source, round.ground.topics);
    const id = `run-${round.number}`;
    const pageAbove = topic.address.replace(/[^/]+\/$/, '');
    const changes: Changes = {
      'nothing changed': [() => '', []],
      'words of a topic': [() => topic.addWords(id), [topic.address]],
      'title of a topic': [() => topic.changeTitle(id), [topic.address, pageAbove]],
      'a heading and a link to it': [() => topic.addHeading(id), [topic.address]],
    };
    try {
      for (const [name, [change, addresses]] of Object.entries(changes)) {
        const shown = change();
        const cost = await round.measure(name, rebuild(source, output));
        for (const address of addresses) expectShown(shown, join(output, address, 'index.html'));
        yield [name, { ...cost, toCold: cost.wall / cold.wall }];
      }
    } finally {
      topic.restore();
    }
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall, toCold }) => `${fixed(wall, 2)} ${percent(toCold).padStart(7)}`),
    ...processColumns,
  ],
};

/** A build that is fast since it writes too little is none. @throws CannotRun where a page does not show a text */
function expectShown(text: string, page: string): void {
  if (!readFileSync(page, 'utf8').includes(text))
    throw new CannotRun(`the next build exits with 0, and \`${page}\` does not show \`${text}\``);
}

/** How many changes a run makes. */
const CHANGES = 3;

/** What somebody who writes waits for, with `npm start` running. */
export const preview: Measurement = {
  name: 'preview',
  explains:
    'The dev server until it serves, and from a saved topic to the reload: milliseconds, share of our cold build.',
  async *run(round) {
    const cold = await round.cold();
    const source = round.sourceOf(ours);
    const topic = new ChangingTopic(source, round.ground.topics);
    round.ground.progress('the dev server');
    const server = await DevServer.start(round.ground.processes, devServer(source));
    try {
      yield ['until it serves', { wall: server.startSeconds, toCold: server.startSeconds / cold.wall }];
      const walls: number[] = [];
      for (let change = 1; change <= CHANGES; change++)
        walls.push(
          await server.reloadAfter(() => topic.addWords(`change-${round.number}-${change}`), topic.address),
        );
      const wall = median(walls);
      yield ['words of a topic', { wall, memory: server.peakMemory(), toCold: wall / cold.wall }];
    } finally {
      await server.end();
      topic.restore();
    }
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall = 0, toCold }) => `${fixed(wall * 1000, 0)} ${percent(toCold).padStart(7)}`),
    ...processColumns.slice(1),
  ],
};

/** A topic by the name of its file. */
type NamedTopic = Pick<CorpusTopic, 'language' | 'path'>;

/** A topic of ours in the middle of the corpus that is written to, as an editor does it: each change adds to the last. */
export class ChangingTopic {
  /** Where it is published. */
  readonly address: string;
  readonly #file: string;
  /** What each file said before: the topic's, and that of its twin in the other language. */
  readonly #before: ReadonlyMap<string, string>;

  /** @param folder where the sources of this generator stand */
  constructor(folder: string, topics: readonly NamedTopic[]) {
    const topic = middleOf(topics);
    this.address = addressOf(topic);
    const fileOf = ({ language, path }: NamedTopic): string =>
      join(contentOf(folder), `${language}/${path}.md`);
    this.#file = fileOf(topic);
    const twins = topics.filter(({ path }) => path === topic.path).map(fileOf);
    this.#before = new Map(twins.map((file) => [file, readFileSync(file, 'utf8')]));
  }

  /** Adds a sentence. @param id makes it another one each time @returns what the page must show */
  addWords(id: string): string {
    this.#write((text) => `${text}\nAdded by ${id}.\n`);
    return `Added by ${id}.`;
  }

  /** Changes the title. @param id makes it another one each time @returns what the page must show */
  changeTitle(id: string): string {
    this.#write((text) => text.replace(/^title: .*$/m, `title: "Changed by ${id}"`));
    return `Changed by ${id}`;
  }

  /** Adds a heading, and a link to it, in every language: twins have the same anchors. @param id the heading's @returns what the page must show */
  addHeading(id: string): string {
    const added = `\n## Added heading {#${id}}\n\nSee [the heading](#${id}).\n`;
    for (const file of this.#before.keys()) this.#write((text) => text + added, file);
    return `id="${id}"`;
  }

  /** Adds a link that leads nowhere. @param id makes it another one each time @returns its address */
  addBrokenLink(id: string): string {
    this.#write((text) => `${text}\n[Words](${id}.md)\n`);
    return `${id}.md`;
  }

  /** Makes the topic what it was. */
  restore(): void {
    for (const [file, text] of this.#before) writeFileSync(file, text);
  }

  #write(change: (text: string) => string, file = this.#file): void {
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
}

/** In the middle of the first language's half; with none below it where there is such a one. */
function middleOf(topics: readonly NamedTopic[]): NamedTopic {
  const rest = topics.slice(Math.floor(topics.length / 4));
  return (rest.find(({ path }) => !path.endsWith('index')) ?? rest[0]) as NamedTopic;
}
