import { nearest } from '../nearest.ts';
import { type Code, type Place, type Problem, problem } from '../problem.ts';
import { codes, severityOf } from '../report/codes.ts';
import { externalKinds } from '../report/kinds/address-kinds.ts';
import { fileKinds } from '../report/kinds/file-kinds.ts';
import { decodePath } from '../site/addresses.ts';
import type { Acceptance, Content } from '../site/content.ts';

/** What is left to tell, and how many problems were accepted. */
interface Accepted {
  readonly told: readonly Problem[];
  readonly accepted: number;
}

/**
 * Leaves out the problems that an entry of `_data/acceptances.yaml` accepts for now, and tells the entries that accept
 * nothing. A problem that keeps a page from being made cannot be accepted.
 * @param today `YYYY-MM-DD`; an entry counts up to and with its last day
 */
export function accept(problems: readonly Problem[], content: Content, today: string): Accepted {
  const entries = content.acceptances;
  if (entries.length === 0) return { told: problems, accepted: 0 };
  const { told, accepted } = acceptNow(problems, content, today);
  const isBroken = content.problems.some((found) => severityOf(found) === 'error');
  const wrong = entries.flatMap((entry) => {
    const fault = faultOf(entry);
    if (fault) return [fault];
    const isLeft = entry.code in externalKinds || problems.some((found) => matches(entry, found, content));
    return isLeft || isBroken ? [] : [stale(entry, problems, content)];
  });
  return { told: [...told, ...wrong], accepted };
}

/** The same without a look at the entries themselves: for a check that does not find every kind of problem. */
export function acceptNow(problems: readonly Problem[], content: Content, today: string): Accepted {
  const fixed = new Set(content.problems);
  const isAccepted = acceptedBy(content, today);
  return withoutThose(problems, (found) => !fixed.has(found) && isAccepted(found));
}

/** The ways in which an address can lead nowhere: what is seen from outside is told as one of two of them. */
const LEADS_NOWHERE = ['missing-page', 'missing-anchor', 'case-mismatch', 'unpublished-target'] as const;

/**
 * The same for what is seen from outside: a link that is accepted there by another name of its fault is accepted here. Of the
 * entries, those are told whose topic is not there.
 */
export function acceptSeen(problems: readonly Problem[], content: Content, today: string): Accepted {
  const isAccepted = acceptedBy(content, today);
  const { told, accepted } = withoutThose(problems, (found) =>
    LEADS_NOWHERE.some((code) => isAccepted({ ...found, code } as Problem)),
  );
  const topics = new Set(content.topics.map(({ path }) => path));
  const gone = content.acceptances.filter(
    ({ code, file }) =>
      LEADS_NOWHERE.some((one) => one === code) && file.endsWith('.md') && !topics.has(file),
  );
  return { told: [...told, ...gone.map((entry) => stale(entry, [], content))], accepted };
}

function acceptedBy(content: Content, today: string): (found: Problem) => boolean {
  const entries = content.acceptances.filter(({ until }) => until >= today);
  return (found) => entries.some((entry) => matches(entry, found, content));
}

function withoutThose(problems: readonly Problem[], isAccepted: (found: Problem) => boolean): Accepted {
  const told = problems.filter((found) => !isAccepted(found));
  return { told, accepted: problems.length - told.length };
}

/**
 * The entries about links that lead out which accept nothing, as far as a run could know.
 * @param problems all that it found
 * @param isKnown whether the run would have found such a problem of an address in a file, if there were one
 */
export function staleOutside(
  problems: readonly Problem[],
  content: Content,
  isKnown: (code: string, href: string, isFile: (place: Place) => boolean) => boolean,
): Problem[] {
  const entries = content.acceptances.filter(({ code }) => code in externalKinds);
  return entries.flatMap((entry) => {
    const { code, what } = entry;
    if (problems.some((found) => matches(entry, found, content))) return [];
    const mayBeThere = what !== undefined && !isKnown(code, what, (place) => isIn(entry, place, content));
    return mayBeThere ? [] : [stale(entry, problems, content)];
  });
}

/** Whether an entry is about a problem: its name, its file, and what it is about, where it is about something. */
function matches(entry: Acceptance, found: Problem, content: Pick<Content, 'folder'>): boolean {
  if (entry.code !== found.code || !isIn(entry, found.place, content)) return false;
  const { what } = entry;
  const subjects = subjectsOf(found);
  if (what === undefined) return subjects.length === 0;
  // What is long is named by its beginning, as messages do.
  const start = what.endsWith('…') ? what.slice(0, -1) : undefined;
  return subjects.some(
    (subject) => subject === what || decodePath(subject) === what || (start && subject.startsWith(start)),
  );
}

function isIn({ file }: Acceptance, place: Place, { folder }: Pick<Content, 'folder'>): boolean {
  return place.file === file || place.file === `${folder}/${file}`;
}

/** What a problem is about, in words that stay when lines move. Of what is lost, that is its address, anchor included. */
function subjectsOf({ code, facts }: Problem): string[] {
  if (code === 'lost-anchor') return [`${facts.address}#${facts.id}`];
  if (code === 'lost-page' || code === 'alias-conflict') return [facts.address];
  const names = ['href', 'id', 'key', 'word', 'heading', 'text', 'src', 'html'];
  return names.flatMap((name) => (facts as Readonly<Record<string, string | undefined>>)[name] ?? []);
}

/** An entry that could never accept anything. */
function faultOf({ code, what, place }: Acceptance): Problem | undefined {
  if (what === undefined && (code === 'lost-page' || code === 'lost-anchor')) {
    const detail = `write the address that is lost, ${code === 'lost-page' ? 'as in `/downloads/report.pdf`' : 'with its anchor, as in `/en/privacy/#in-short`'}: the message of the problem has it`;
    return problem('data-file', place, { key: 'what', fault: 'missing', detail });
  }
  const isKnown = code in codes;
  if (isKnown && !(code in fileKinds) && code !== 'stale-acceptance') return undefined;
  const suggestion = isKnown ? undefined : nearest(code, Object.keys(codes));
  const wrong = isKnown ? 'cannot be accepted' : 'is not the name of a problem that a check tells';
  const facts = { key: 'code', fault: 'invalid', detail: `\`${code}\` ${wrong}` } as const;
  return problem('data-file', place, { ...facts, ...(suggestion && { suggestion }) });
}

function stale(entry: Acceptance, problems: readonly Problem[], content: Content): Problem {
  const { code, what, place } = entry;
  const sameKind = problems.filter((found) => found.code === code && isIn(entry, found.place, content));
  const found = [...new Set(sameKind.flatMap((one) => subjectsOf(one)[0] ?? []))];
  const elsewhere = problems.find((one) => matches({ ...entry, file: one.place.file }, one, content))?.place
    .file;
  const suggestion = what === undefined || elsewhere ? undefined : nearest(what, found);
  return problem('stale-acceptance', place, {
    kind: code as Code,
    ...(what !== undefined && { what }),
    found: found.slice(0, 5),
    ...(suggestion && { suggestion }),
    ...(elsewhere && { file: elsewhere.replace(`${content.folder}/`, '') }),
  });
}
