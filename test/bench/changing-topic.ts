import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf } from './contenders/ours.ts';
import type { CorpusTopic } from './corpus.ts';
import { addressOf } from './write-sites.ts';

/** A topic of ours in the middle of the corpus that is written to, as an editor does it: each change adds to the last. */
export class ChangingTopic {
  /** Where it is published. */
  readonly address: string;
  readonly #file: string;
  /** What each file said before: the topic's, and that of its twin in the other language. */
  readonly #before: ReadonlyMap<string, string>;

  /** @param folder where the sources of this generator stand */
  constructor(folder: string, topics: readonly CorpusTopic[]) {
    const topic = middleOf(topics);
    this.address = addressOf(topic);
    const fileOf = ({ language, path }: CorpusTopic): string =>
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

  /** Makes the topic what it was. */
  restore(): void {
    for (const [file, text] of this.#before) writeFileSync(file, text);
  }

  #write(change: (text: string) => string, file = this.#file): void {
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
}

/** In the middle of the first language's half; with none below it where there is such a one. */
function middleOf(topics: readonly CorpusTopic[]): CorpusTopic {
  const rest = topics.slice(Math.floor(topics.length / 4));
  return (rest.find(({ path }) => !path.endsWith('index')) ?? rest[0]) as CorpusTopic;
}
