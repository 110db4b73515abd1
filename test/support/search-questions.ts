import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';

/** The questions of each language, each with the addresses that answer it; one of them is enough. */
export const questions: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> = readQuestions();

function readQuestions() {
  const file = join(import.meta.dirname, '../fixtures/questions.yaml');
  const written: Record<string, Record<string, string>> = parse(readFileSync(file, 'utf8'));
  return Object.fromEntries(
    Object.entries(written).map(([code, asked]) => [
      code,
      new Map(
        Object.entries(asked).map(([question, answers]) => [
          question,
          answers.split(' ').map((answer) => `/${code}/${answer}`.replace(/^\/\w+\/\.\./, '')),
        ]),
      ),
    ]),
  );
}

/** What a browser finds for the questions of the language of a page, under the policy of that page. */
export async function askInBrowser(page: Page, code: string): Promise<Answers> {
  const asked = [...(questions[code] ?? [])];
  const { found, seconds } = await page.evaluate(
    findInPage,
    asked.map(([question]) => question),
  );
  const ranks = asked.map(([, answers], index) =>
    (found[index] ?? []).findIndex((href) => answers.includes(href)),
  );
  return {
    questions: asked.length,
    first: ranks.filter((rank) => rank === 0).length,
    among: ranks.filter((rank) => rank >= 0).length,
    missed: asked.flatMap(([question], index) => (ranks[index] === -1 ? [question] : [])),
    wall: seconds / asked.length,
  };
}

/** How good search is. */
interface Answers {
  readonly questions: number;
  /** How many are answered by the first result. */
  readonly first: number;
  /** How many are answered by one of the first three. */
  readonly among: number;
  readonly missed: readonly string[];
  /** Seconds a question. */
  readonly wall: number;
}

/** What the program for browsers makes of an index. */
type CreateFinder = (pages: unknown) => (question: string, limit: number) => { href: string }[];

/** Runs in the page with what it was given: the addresses of the first three results of each question. */
export async function findInPage(asked: string[]): Promise<{ found: string[][]; seconds: number }> {
  const { finder = '', index = '' } =
    document.querySelector<HTMLDialogElement>('.search-dialog')?.dataset ?? {};
  const { createFinder }: { createFinder: CreateFinder } = await import(finder);
  const find = createFinder(await (await fetch(index)).json());
  const started = performance.now();
  const found = asked.map((question) => find(question, 3).map(({ href }) => href));
  return { found, seconds: (performance.now() - started) / 1000 };
}
