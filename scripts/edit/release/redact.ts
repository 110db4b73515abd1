import { CannotRun } from '../../cannot-run.ts';
import { nearest } from '../../nearest.ts';
import { placeText } from '../../problem.ts';
import { journalWrites } from '../../publish/journal.ts';
import { count } from '../../report/report.ts';
import { loadContent } from '../../site/load.ts';
import { readContent } from '../../site/read-content.ts';
import type { Site } from '../../site/site.ts';
import type { PageVersion, StatementText } from '../../site/versions/page-history.ts';
import { keyOf, sealedLine } from '../../site/versions/sealed-lines.ts';
import {
  CHANGELOG_PATH,
  freeName,
  type LogLine,
  type VersionLine,
  versionsPath,
} from '../../site/versions/version-lines.ts';
import { textsIn } from '../planned-files.ts';
import { writeRelease } from './release-site.ts';

/** What is to be taken out of the history. */
interface Redaction {
  /** The path of a topic with an anchor. */
  readonly statement: string;
  readonly why: string;
  readonly day: string;
  /** Tells what would go, and writes nothing. */
  readonly isTrial: boolean;
}

/**
 * Takes what a statement said out of all versions; its address, the days and the hashes stay, and the log says so.
 * @param content the content folder, absolute
 * @throws CannotRun where there is no such statement, or the site says it still
 */
export function redactStatement(content: string, { statement, why, day, isTrial }: Redaction): number {
  const files = loadContent(content, day);
  const site = readContent(files);
  const { versions } = site;
  const [fault] = versions.problems;
  if (fault)
    throw new CannotRun(
      `the history is damaged at ${placeText(fault.place)}: \`npm run check\` tells how to mend it`,
    );
  const texts = textsToGo(statement, site, day);
  const was = textsIn({ ...files, topics: [] });
  const changed = new Map(
    [...versions.histories.values()].flatMap((history) => {
      const held = [...texts].filter(([key]) => history.texts.has(key));
      const path = versionsPath(history.path);
      return held.length === 0 ? [] : [[path, redacted(was.get(path) ?? '', held, { why, day })] as const];
    }),
  );
  const { releases } = versions;
  const release = freeName(day, (name) => releases.includes(name));
  const line = logLine(statement, site, { version: release, released: day, kind: 'redacted', summary: why });
  changed.set(CHANGELOG_PATH, `${was.get(CHANGELOG_PATH) ?? ''}${sealedLine(line)}\n`);
  if (!isTrial) writeRelease(content, release, journalWrites(was, changed));
  process.stdout.write(
    `${isTrial ? 'Would take' : 'Took'} ${count(texts.size, 'text')} of ${statement} out of the history; the hashes stay, and the log says why.\nWhat git keeps of these files has the texts still, and so have copies elsewhere: commit this, and see to those.\n`,
  );
  return 0;
}

/** What a statement said and says no more, by the keys of the texts. */
function textsToGo(statement: string, site: Site, day: string): Map<string, StatementText> {
  const all = textsOf(statement, site);
  const now = saidNow(site, day);
  const past = new Map([...all].filter(([key, { redacted: isOut }]) => !isOut && !now.has(key)));
  if (past.size > 0) return past;
  if ([...all.values()].every(({ redacted: isOut }) => isOut))
    throw new CannotRun(`what \`${statement}\` said was taken out already`);
  throw new CannotRun(
    `\`${statement}\` says it still: change it in the topic or take it off there, announce that with \`npm run change\` and release it; then this takes what it said before out of the versions`,
  );
}

/** Every text that a statement had, by its key. */
function textsOf(statement: string, { versions, folder }: Site): Map<string, StatementText> {
  const name = statement.startsWith(`${folder}/`) ? statement.slice(folder.length + 1) : statement;
  const [path = '', id = ''] = name.split('#', 2);
  const history = versions.of({ path });
  const all = (history?.versions ?? []).flatMap(({ statements }) => statements);
  const texts = all.flatMap((one) => (one.id === id ? [[one.text.key, one.text] as const] : []));
  if (texts.length > 0) return new Map(texts);
  const known = history
    ? [...new Set(all.map((one) => `${path}#${one.id}`))]
    : [...versions.histories.keys()].map((one) => `${one}#${id}`);
  const meant = nearest(name, known);
  throw new CannotRun(
    `no version has a statement \`${name}\`${meant === undefined ? '' : `: did you mean \`${meant}\`?`}`,
  );
}

/** The keys of what pages say now, by what was released, or on this day. */
function saidNow({ versions }: Site, day: string): Set<string> {
  const all = [...versions.histories.values()].flatMap((history) => [
    ...history.last,
    ...(history.inForce(day)?.statements ? [history.inForce(day) as PageVersion] : []),
  ]);
  return new Set(all.flatMap(({ statements }) => statements.map(({ text }) => text.key)));
}

/** A file of versions without these texts, of which it is kept that they were there; versions with such a head lose their title. */
function redacted(
  text: string,
  held: readonly (readonly [key: string, StatementText])[],
  { why, day }: Pick<Redaction, 'why' | 'day'>,
): string {
  const keys = new Set(held.map(([key]) => key));
  const left = text.split('\n').filter((line) => line !== '' && !keys.has(keyOf(line)));
  const gone = held.map(([key, { sha256 }]) => sealedLine({ redacts: key, sha256, day, why }));
  return [...left.map((line) => withoutHead(line, keys)), ...gone, ''].join('\n');
}

function withoutHead(line: string, keys: ReadonlySet<string>): string {
  const said = JSON.parse(line) as Partial<VersionLine> & { readonly key: string };
  const isHeld = said.statements?.some(({ id, text }) => id === 'top' && keys.has(text));
  if (!isHeld || said.title === undefined) return line;
  const { key, title: _, short: __, summary: ___, ...rest } = said;
  return sealedLine({ redacts: key, ...rest });
}

function logLine(statement: string, { versions }: Site, said: Omit<LogLine, 'statements'>): LogLine {
  const [path = '', id = ''] = statement.split('#', 2);
  const all = versions.of({ path })?.versions ?? [];
  const address = all.findLast(({ statements }) => statements.some((one) => one.id === id))?.address ?? '/';
  return { ...said, statements: [{ address: `${address}#${id}` }] };
}
