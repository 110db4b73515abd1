import { posix, resolve } from 'node:path';
import { CannotRun } from '../../cannot-run.ts';
import { inFolder } from '../../files.ts';
import { isPublishable, nameFor } from '../../site/addresses.ts';
import type { Site } from '../../site/site.ts';

/** What the command was given. */
export interface GivenImport {
  readonly old: string;
  /** The folder from which the addresses of the old site start. */
  readonly root: string | undefined;
  readonly to: string;
  readonly owner: string;
  readonly language: string | undefined;
  /** Hosts that the old site was at. */
  readonly hosts: readonly string[];
  /** How its addresses were made of names: `/*.html`. */
  readonly forms: readonly string[];
}

/** Where imported pages go. */
export interface Target {
  /** The language whose folder it is in; undefined where each page goes to that of its own. */
  readonly language: string | undefined;
  /** The folder inside that of the language, with `/` at its end; empty for that itself. */
  readonly folder: string;
  /** The name of the one file that is to be written. */
  readonly name: string | undefined;
}

/** Refuses what is no host, and no form of an address. @throws CannotRun */
function checkWords({ hosts, forms }: Pick<GivenImport, 'hosts' | 'forms'>): void {
  for (const host of hosts)
    if (URL.parse(`https://${host}`)?.host !== host.toLowerCase())
      throw new CannotRun(`\`--host ${host}\` is no host: give its name alone, such as \`www.example.com\``);
  for (const form of forms)
    if (!/^\/[^*]*\*[^*]*$/.test(form))
      throw new CannotRun(
        `\`--form ${form}\` is no form of addresses: they begin with \`/\` and have one \`*\` for the path of the file, such as \`/*.html\``,
      );
}

/** Reads where pages are to go. @throws CannotRun where that is no place for topics, or something else is not what it is to be */
export function targetOf(
  { to, language, hosts, forms }: Pick<GivenImport, 'to' | 'language' | 'hosts' | 'forms'>,
  content: string,
  site: Site,
): Target {
  checkWords({ hosts, forms });
  const path = inFolder(content, resolve(to));
  if (path.startsWith('..') || /^(?:_data|downloads|images)(?:\/|$)/.test(path))
    throw new CannotRun(
      `\`--to ${to}\` is no place for topics: give a folder of a language in \`${site.folder}\`, such as \`${site.folder}/${site.defaultLanguage}/privacy/\``,
    );
  if (language !== undefined && !site.languages.has(language))
    throw new CannotRun(
      `there is no language \`${language}\` on the site: ${[...site.languages.keys()].map((code) => `\`${code}\``).join(', ')}`,
    );
  const parts = path.split('/').filter(Boolean);
  const [first = ''] = parts;
  if (!site.languages.has(first) && isCodeOfLanguage(first))
    throw new CannotRun(
      `\`--to ${to}\` names a language that the site does not have (\`${first}\`): it has ${[...site.languages.keys()].map((code) => `\`${code}\``).join(', ')}`,
    );
  const inLanguage = site.languages.has(first) ? first : undefined;
  const rest = inLanguage === undefined ? parts : parts.slice(1);
  const last = rest.at(-1) ?? '';
  const isFile = last.endsWith('.md');
  const folder = (isFile ? rest.slice(0, -1) : rest).map((part) => `${part}/`).join('');
  if (!isPublishable(`${folder}${isFile ? last : 'index.md'}`))
    throw new CannotRun(
      `\`--to ${to}\` makes no address, which has small letters, digits, \`-\` and \`_\` between \`/\``,
    );
  return { language: inLanguage, folder, name: isFile ? last : undefined };
}

/** Whether the name of a folder is the code of a language: `fr`, `pt-br`. */
function isCodeOfLanguage(name: string): boolean {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return /^[a-z]{2}(?:-[a-z]{2})?$/i.test(name) && names.of(name) !== undefined;
}

/** The path of the topic that an old page becomes; undefined where its name makes none. @param all the paths of all old pages */
export function placeFor(
  old: string,
  language: string,
  { folder, name }: Target,
  all: readonly string[],
  site: Site,
): string | undefined {
  if (name !== undefined) return all.length === 1 ? `${language}/${folder}${name}` : undefined;
  const parts = withoutLanguage(old.split('/'), site);
  const bare = (parts.at(-1) ?? '').replace(/\.\w+$/, '');
  const isFirst = /^(?:index|default|home)$/i.test(bare);
  const named = isFirst ? 'index.md' : nameFor(`${withoutSuffix(bare, old, language, all, site)}.md`);
  const folders = parts.slice(0, -1).map((part) => nameFor(`${part}.md`)?.replace(/\.md$/, ''));
  if (named === undefined || folders.includes(undefined)) return undefined;
  return posix.join(language, folder, ...(folders as string[]), named);
}

/** A path without the folder of a language that stands in it: `en-us/`, `zh-cn/`. */
function withoutLanguage(parts: readonly string[], site: Site): string[] {
  const isLanguage = (part: string): boolean =>
    [...site.languages.keys()].some((code) => new RegExp(`^${code}(?:[-_][a-z]{2,4})?$`, 'i').test(part));
  return parts.filter((part, index) => index === parts.length - 1 || !isLanguage(part));
}

/** A name without what says its language, where the same name without it is another page of the import. */
function withoutSuffix(
  bare: string,
  old: string,
  language: string,
  all: readonly string[],
  site: Site,
): string {
  const { region = '' } = new Intl.Locale(site.languages.get(language)?.language.tag ?? language).maximize();
  const plain = bare.replace(new RegExp(`[-_.](?:${language}(?:[-_]${region})?|${region})$`, 'i'), '');
  const beside = posix.join(posix.dirname(old), plain);
  return all.some((other) => other.replace(/\.\w+$/, '') === beside) ? plain : bare;
}
