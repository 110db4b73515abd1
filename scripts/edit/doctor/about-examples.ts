import { parse } from 'yaml';
import { tried } from '../../cannot-run.ts';
import { fromHere } from '../../folders.ts';
import type { TextFile } from '../../site/content.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';
import { starterLanguage } from '../init/starter-languages.ts';
import { starterTexts } from '../init/starter-site.ts';
import type { Finding, Patient } from './finding.ts';

/** An address under a name that is set apart for examples (RFC 2606). */
const ADDRESS = /(?:[\w.+-]+@)?\b(?:[\w-]+\.)*example\.(?:com|net|org)\b/g;
/** A company of the starter. */
const COMPANY = /\bExample \w+ (?:Ltd\.|LLP|Inc\.)/g;

/** What of a site is still as `init` wrote it: a finding for each file that holds some of it. */
export function* aboutExamples(patient: Patient): Generator<Finding> {
  const { files, site } = patient;
  const starter = starterOf(patient);
  let isClean = true;
  for (const file of [...files.data, ...files.topics]) {
    if (file.path.startsWith('_data/.')) continue;
    const own = starter.get(file.path);
    const left = [
      ...(own !== undefined && file.path.endsWith('.md') ? sectionsLeft(file, own, patient) : []),
      ...(own !== undefined && file.path.endsWith('.yaml') ? entriesLeft(file, own) : []),
      ...namesLeft(file, site.operator?.site.url ?? ''),
    ];
    if (left.length === 0) continue;
    isClean = false;
    yield {
      about: fromHere(`${patient.content}/${file.path}`),
      says: left.join('; '),
      mend: 'put your own there',
    };
  }
  if (isClean) yield { about: 'statements', says: 'nothing is an example any more' };
}

/** What `init` would write today, in the languages of the site. */
function starterOf({ site, day }: Patient): Map<string, string> {
  const languages = [...site.languages].flatMap(([code, { language }]) => {
    const starter = starterLanguage(language.tag);
    return starter ? { ...starter, code } : [];
  });
  const { url = '', base = '/' } = site.operator?.site ?? {};
  return starterTexts({ operator: 'Example', url, base, languages }, day);
}

/** The sections of which most sentences are the starter's; what rests on a law, or on nothing, is none of an operator. */
function* sectionsLeft({ text }: TextFile, own: string, { site }: Patient): Generator<string> {
  const [{ sections, sources }, starter] = [partsOf(text), partsOf(own)];
  const isStated = (id: string): boolean => {
    const cited = sources[id];
    return (
      cited !== 'none' && ![cited].flat().every((name) => site.sources.get(String(name))?.kind === 'law')
    );
  };
  const stated = [...sections.keys()].filter((id) => isStated(id) && starter.sections.has(id));
  const left = stated.filter((id) => isMostly(sections.get(id) ?? '', starter.sections.get(id) ?? ''));
  if (left.length === 0) return;
  const names = left.map((id) => `\`${id}\``).join(', ');
  const which =
    left.length === sections.size
      ? `all sections (${names})`
      : `section${left.length > 1 ? 's' : ''} ${names}`;
  yield `${which} as \`init\` wrote ${left.length > 1 ? 'them' : 'it'}`;
}

/** What a topic says by the ids of its sections, `top` being its summary, and what they rest on. */
function partsOf(text: string): {
  sections: Map<string, string>;
  sources: Readonly<Record<string, unknown>>;
} {
  const { yaml, body } = splitFrontMatter(text);
  const { summary = '', sources = {} } = (tried(() => parse(yaml)) ?? {}) as Record<string, never>;
  const sections = body.split(/^(?=#{2,6} )/m).flatMap((section): [string, string][] => {
    const [, id] = /^#.*\{#([^}\s]+)\}/.exec(section) ?? [];
    // Of what a table is made of that stands in a data file, it is told there.
    return id === undefined || section.includes('{register:') ? [] : [[id, section.replace(/^.*/, '')]];
  });
  return { sections: new Map([['top', String(summary)], ...sections]), sources };
}

function isMostly(text: string, own: string): boolean {
  const sentencesOf = (from: string): string[] =>
    from
      .split(/\n|(?<=[.!?؟] )|(?<=[。！？])/)
      .map((one) => one.trim())
      .filter(Boolean);
  const [is, was] = [sentencesOf(text), new Set(sentencesOf(own))];
  return is.filter((sentence) => was.has(sentence)).length * 2 > is.length;
}

type Data = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** Entries of a data file that nobody has made the operator's own, and that no name in them gives away. */
function* entriesLeft({ path, text }: TextFile, own: string): Generator<string> {
  const [is, was] = [text, own].map((one) => (tried(() => parse(one)) ?? {}) as Data);
  if (path === '_data/operator.yaml') {
    if (is?.words?.operator === was?.words?.operator) yield '`words.operator` is `Example`';
    const notices = Object.values(was?.notice ?? {});
    if (Object.values(is?.notice ?? {}).some((one) => notices.includes(one)))
      yield '`notice` tells readers that its statements are examples, until you take it away';
  }
  if (path !== '_data/sources.yaml') return;
  // Laws were read on the day on which the site began.
  const begun = new Set(
    Object.entries(was ?? {}).flatMap(([id, law]) => (law?.read && is?.[id]?.read) || []),
  );
  const left = Object.keys(was ?? {}).filter((id) => begun.has(is?.[id]?.stated ?? '') && !is?.[id]?.url);
  const names = left.map((id) => `\`${id}\``).join(', ');
  if (left.length > 0)
    yield `${names} ${left.length > 1 ? 'say' : 'says'} the day on which the site began, and no \`url\``;
}

/** Addresses and companies of examples, each with its lines; the host of the site is told by itself. */
function* namesLeft({ text }: TextFile, url: string): Generator<string> {
  const lines = new Map<string, Set<number>>();
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*#/.test(line) || (url !== '' && line.includes(`url: ${url}`))) continue;
    for (const [name] of [...line.matchAll(ADDRESS), ...line.matchAll(COMPANY)])
      lines.set(name, (lines.get(name) ?? new Set()).add(index + 1));
  }
  for (const [name, at] of lines) yield `\`${name}\` in line${at.size > 1 ? 's' : ''} ${[...at].join(', ')}`;
}
