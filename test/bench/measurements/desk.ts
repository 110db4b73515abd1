import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { contentFolder } from '../../../scripts/folders.ts';
import { launchBrowser } from '../../support/browser.ts';
import { contentOf, devServer, ours } from '../contenders/ours.ts';
import { DevServer } from '../dev-server.ts';
import { atMost, type Column, eachCount, fixed, type Measurement, type Sample } from '../measurement.ts';
import type { Round } from '../round.ts';
import { median } from '../run-bench.ts';
import { ChangingTopic } from './changed.ts';

/** How many saves of a kind a run makes. */
const SAVES = 20;
/** How long no other change follows, in ms: the watcher takes changes that come close together for one. */
const PAUSE = 150;

/** What somebody who writes waits for, with a page open: from the end of a save until the browser shows it. */
export const desk: Measurement = {
  name: 'desk',
  explains: `\`npm start\` with two pages open in a browser: from a save until they show it, milliseconds, medians of ${SAVES} saves.`,
  async *run(round) {
    const source = round.sourceOf(ours);
    yield* saves(round, source, new ChangingTopic(source, round.ground.topics));
  },
  columns: (counts) => eachCount(counts, milliseconds),
};

/** The same on the content of this repository. */
export const ownDesk: Measurement = {
  name: 'own-desk',
  explains: `The same on the site of this repository: milliseconds, medians of ${SAVES} saves.`,
  once: true,
  async *run(round) {
    const source = join(round.ground.folder, 'own-desk');
    mkdirSync(source, { recursive: true });
    cpSync(contentFolder, contentOf(source), { recursive: true });
    const topic = { language: 'en', path: 'privacy/data-retention' } as const;
    yield* saves(round, source, new ChangingTopic(source, [topic]));
  },
  columns: (): Column[] => [atMost('this site', milliseconds)],
};

function milliseconds({ wall = 0 }: Sample): string {
  return fixed(wall * 1000, 0);
}

/** Saves a topic over and over, in each of the ways that an editor waits for. */
async function* saves(
  { ground, number }: Round,
  source: string,
  topic: ChangingTopic,
): AsyncGenerator<readonly [name: string, sample: Sample]> {
  ground.progress('the desk in a browser');
  const server = await DevServer.start(ground.processes, devServer(source));
  const browser = await launchBrowser();
  try {
    const [page, other] = [await browser.newPage(), await browser.newPage()];
    await page.goto(server.origin + topic.address);
    await other.goto(`${server.origin}/en/`);
    const before = await countsOn(other);
    const walls = { words: [], broken: [], elsewhere: [], mended: [] } as Record<string, number[]>;
    const time = async (kind: string, ...shown: readonly Promise<unknown>[]): Promise<void> => {
      const begun = performance.now();
      await Promise.all(shown);
      walls[kind]?.push((performance.now() - begun) / 1000);
      await sleep(PAUSE);
    };
    for (let save = 1; save <= SAVES; save++) {
      // Without a number, which its twin would lack.
      const id = `run-${letterOf(number)}-${letterOf(save)}`;
      await time('words', until(page, 'main', topic.addWords(id)));
      const href = topic.addBrokenLink(id);
      await Promise.all([
        time('broken', until(page, '.desk-here', href)),
        time('elsewhere', until(other, '.desk-counts', '1 error')),
      ]);
      topic.restore();
      await time('mended', until(page, '.desk-counts', before), until(other, '.desk-counts', before));
    }
    yield ['words of a topic', { wall: median(walls.words ?? []) }];
    yield ['a link that breaks', { wall: median(walls.broken ?? []) }];
    yield ['the same, on another page', { wall: median(walls.elsewhere ?? []) }];
    yield ['it is mended, on both', { wall: median(walls.mended ?? []) }];
  } finally {
    await browser.close();
    await server.end();
    topic.restore();
  }
}

/** Waits until a part of a page says something, however often the page is loaded until then. */
function until(page: Page, selector: string, text: string): Promise<unknown> {
  return page.locator(selector, { hasText: text }).first().waitFor({ state: 'attached' });
}

function letterOf(number: number): string {
  return String.fromCharCode(96 + number);
}

function countsOn(page: Page): Promise<string> {
  return page.locator('.desk-counts').innerText();
}
