import fc from 'fast-check';
import { expect } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { runs } from '../support/full.ts';
import { testWithGit } from '../support/git.ts';
import { CODES, History } from '../support/history.ts';
import { pick } from '../support/statements.ts';

/** How many operations a history has: few by default, and as many as let most things meet where `RUNS` is set. */
const LENGTH = Number(process.env.RUNS ?? 1) === 1 ? 6 : 40;
/** How many histories: three short ones, or eight long ones for each run that is asked for. */
const HISTORIES = LENGTH === 6 ? 3 : runs(8);
const PATHS = ['a.md', 'b.md', 'c/index.md', 'c/d.md', 'e.md'];
const IDS = ['s1', 's2', 's4', 's5', 's7', 's8', 'n1', 'n3'];
const WHY = ['en=Over.', 'zh=结束。'];

const PLAIN = { noNullPrototype: true };
const KINDS = [
  ...['topic', 'section', 'split', 'anchor', 'topic', 'section', 'split', 'anchor', 'gone', 'gone-section'],
  ...['edit', 'add', 'add', 'add-statement', 'rename', 'rename-id', 'carry', 'delete', 'delete-section'],
  ...['take', 'take-id', 'publish', 'publish', 'publish'],
];

/** An operation, by numbers that choose among what there is when it is carried out. */
const operation = (kinds: readonly string[]) =>
  fc.record({ kind: fc.constantFrom(...kinds), from: fc.nat(50), id: fc.nat(50), to: fc.nat(50) }, PLAIN);
type Operation = ReturnType<typeof operation> extends fc.Arbitrary<infer T> ? T : never;

/** One that may be done on another branch, with what is done there. */
const anyStep = fc.record(
  {
    one: operation([...KINDS, 'revert', 'merge', 'merge']),
    aside: fc.array(operation(KINDS), { minLength: 1, maxLength: 3 }),
  },
  PLAIN,
);
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** What operations are about: a topic, an id on it, and where it may go. */
function chosen(history: History, { from, id, to }: Operation) {
  const topics = history.topics();
  const path = pick(topics, from);
  const text = history.read(`en/${path}`);
  const ids = [...text.matchAll(/\{#([^}]+)\}/g)].map(([, found = '']) => found);
  const others = topics.filter((other) => other !== path);
  const free = PATHS.filter((other) => !topics.includes(other));
  return {
    path,
    one: ids.length > 0 ? pick(ids, id) : 'none',
    other: others.length > 0 ? pick(others, to) : path,
    // Old addresses, and new ones.
    free: to % 3 === 0 && free.length > 0 ? pick(free, to) : `t${to}.md`,
    // Old ids of any page, and new ones.
    next: to % 2 === 0 ? pick(IDS, to) : `n${to}`,
  };
}

const byCommand: Record<
  string,
  (history: History, of: ReturnType<typeof chosen>, see: string | undefined) => Promise<void>
> = {
  topic: (history, { path, free }) => history.move({ words: [path, free] }),
  section: (history, { path, one, other, next }) =>
    history.move({ words: [`${path}#${one}`, `${other}#${next}`] }),
  split: (history, { path, one, free, next }) =>
    history.move({ words: [`${path}#${one}`, `${free}#${next}`] }),
  anchor: (history, { path, one, next }) => history.move({ words: [`${path}#${one}`, `#${next}`] }),
  gone: (history, { path }, see) => history.move({ words: [path], gone: true, why: WHY, see }),
  'gone-section': (history, { path, one }, see) =>
    history.move({ words: [`${path}#${one}`], gone: true, why: WHY, see }),
};

/** A line more in the front matter. */
function withAlias(text: string, anchor: string, alias: string): string {
  const line = `  ${anchor}: [${alias}]\n`;
  if (text.includes(`\n  ${anchor}: [`))
    return text.replace(`\n  ${anchor}: [`, `\n  ${anchor}: [${alias}, `);
  return text.includes('\naliases:\n')
    ? text.replace('\naliases:\n', `\naliases:\n${line}`)
    : text.replace('\n---\n', `\naliases:\n${line}---\n`);
}

const addressOf = (file: string): string =>
  `/${file.replace(/(?:index)?\.md$/, '').replace(/([^/])$/, '$1/')}`;

/** The addresses of a topic at a path, in each language that shows it. */
function addressesOf(text: string, file: string, path: string): string[] {
  const codes = text.includes('one_language') ? CODES : [file.slice(0, 2)];
  return codes.map((code) => addressOf(`${code}/${path}`));
}

/** The part of a text that has an id, from its line to the next one that has one. */
function part(text: string, id: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.includes(`{#${id}}`));
  const length = lines.slice(start + 1).findIndex((line) => line.includes('{#'));
  return start < 0 ? '\u0000' : lines.slice(start, length < 0 ? undefined : start + 1 + length).join('\n');
}

/** Takes an alias away wherever it stands. */
function withoutAlias(text: string, alias: string): string {
  const without = text.replace(/^ {2}(\S+): \[(.*)\]\n/gm, (_, anchor: string, list: string) => {
    const left = list.split(', ').filter((one) => one !== alias);
    return left.length > 0 ? `  ${anchor}: [${left.join(', ')}]\n` : '';
  });
  return without.replace(/\naliases:\n(?! )/, '\n');
}

const manually: Record<string, (history: History, of: ReturnType<typeof chosen>) => void> = {
  edit: (history, { path, one }) =>
    history.each(path, (text) => text.replace(` {#${one}}`, `, again {#${one}}`)),
  add: (history, { free, next, one }) =>
    history.topics().includes(free) || history.add(free, [...new Set([next, one])], ['en']),
  'add-statement': (history, { path, next }) => {
    const number = history.statement();
    history.each(
      path,
      (text, file) => `${text}\n## Statement ${number} (${file.slice(0, 2)}) {#${next}}\n\nMore.\n`,
    );
  },
  rename: (history, { path, free }) => {
    if (history.topics().includes(free)) return;
    history.rename(path, free);
    history.each(free, (text, file) =>
      addressesOf(text, file, path).reduce((now, address) => withAlias(now, 'top', address), text),
    );
  },
  'rename-id': (history, { path, one, next }) =>
    history.each(path, (text) => withAlias(text.replace(`{#${one}}`, `{#${next}}`), next, one)),
  carry: (history, { path, one, other }) => {
    if (path === other) return;
    const parts = new Map<string, readonly [text: string, addresses: readonly string[]]>();
    history.each(path, (text, file) => {
      parts.set(file.slice(0, 2), [part(text, one), addressesOf(text, file, path)]);
      return text.replace(part(text, one), '');
    });
    history.each(other, (text, file) => {
      const [carried, addresses] = parts.get(file.slice(0, 2)) ?? ['', []];
      const aliases = addresses.map((address) => `${address}#${one}`);
      return aliases.reduce((now, alias) => withAlias(now, one, alias), `${text}\n${carried}\n`);
    });
  },
  delete: (history, { path }) => {
    history.each(path, () => undefined);
    goes(history, path);
  },
  'delete-section': (history, { path, one }) => {
    history.each(path, (text) => text.replace(part(text, one), ''));
    goes(history, `${path}#${one}`);
  },
  take: (history, { free, next, one }) => {
    if (history.topics().includes(free)) return;
    forget(history, free, null);
    history.add(free, [...new Set([next, one])], ['en']);
  },
  'take-id': (history, { path, next }) => {
    forget(history, path, next);
    manually['add-statement']?.(history, { path, next } as ReturnType<typeof chosen>);
  },
};

function goes(history: History, page: string): void {
  const entry = `- { page: "${page}", on: 2026-11-22, why: { en: Over., zh: 结束。 } }\n`;
  let text = '';
  try {
    text = history.read('_data/gone.yaml');
  } catch {
    // Nothing is gone yet.
  }
  history.write('_data/gone.yaml', text + entry);
}

/** Takes away all that says where something is that stood at a path: the aliases of an address, or of an id on it. */
function forget(history: History, path: string, id: string | null): void {
  for (const other of history.topics())
    history.each(other, (text, file) => {
      const address = addressOf(`${file.slice(0, 2)}/${path}`);
      const aliases =
        id === null
          ? [address, ...IDS.map((one) => `${address}#${one}`)]
          : [`${address}#${id}`, ...(other === path ? [id] : [])];
      return aliases.reduce(withoutAlias, text);
    });
}

async function carryOut(history: History, operation: Operation, isAside = false): Promise<void> {
  const { to } = operation;
  const isLast = ['gone', 'delete'].includes(operation.kind) && history.topics().length < 3;
  const kind = isLast ? 'add' : operation.kind;
  // What is not published yet may come to mean anything.
  if (kind === 'publish' || kind.startsWith('take'))
    expect(await (isAside ? history.release() : history.publish())).toEqual([]);
  if (kind === 'publish') return;
  const of = chosen(history, operation);
  const change = manually[kind];
  if (change) {
    await history.change(async () => {
      change(history, of);
      // Nothing else is linked to.
      if (kind.startsWith('rename') || kind === 'carry') await history.mend();
    });
    return;
  }
  const see = to % 3 === 0 ? of.other : undefined;
  const errors = await history.change(async () => {
    await byCommand[kind]?.(history, of, see).catch((error: unknown) => {
      if (!(error instanceof CannotRun)) throw error;
    });
  });
  // It tells what it leaves to be written: in other languages, and for a folder that has no page of its own.
  expect(errors.filter((error) => !/^(?:translation-|missing-page: .*\bfolder\b)/.test(error))).toEqual([]);
}

async function take(history: History, { one, aside }: Step): Promise<void> {
  if (!['revert', 'merge', 'publish'].includes(one.kind)) return carryOut(history, one);
  await history.commit();
  const commit = `HEAD~${one.from % 3}`;
  if (one.kind === 'publish') await carryOut(history, one);
  else if (one.kind === 'revert') await history.changeByGit('revert', '--no-commit', commit);
  else {
    await history.git('checkout', '-q', '-b', 'side', commit);
    for (const operation of aside) await carryOut(history, operation, true);
    await history.commit();
    await history.git('checkout', '-q', 'main');
    await history.changeByGit('merge', '-q', '--no-commit', '--no-ff', 'side');
    await history.git('branch', '-q', '-D', 'side');
  }
  await history.commit();
}

testWithGit(
  'Whatever happens to a site, an address that was published leads to what it led to as long as that stands, and else says that it is gone',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: LENGTH, maxLength: LENGTH, size: 'max' }),
        async (steps) => {
          const history = new History();
          await history.commit();
          for (const step of steps) await take(history, step);
          expect(await history.publish()).toEqual([]);
        },
      ),
      // To look for a shorter history that fails takes many minutes.
      { numRuns: HISTORIES, endOnFailure: true },
    );
  },
  HISTORIES * LENGTH * 5_000,
);
