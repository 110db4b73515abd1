import { parse } from 'yaml';
import { z } from 'zod';
import { tried } from '../cannot-run.ts';
import type { TextFile } from './content.ts';
import { language } from './data-schema.ts';
import { languageCode } from './schema.ts';

/** What a language's file holds, whoever wrote it. */
type Written = Readonly<Record<string, unknown>>;

/**
 * What comes with the generator of a language, as it was written: `pt` for `pt-BR`, `zh-Hans` for `zh` and `zh-CN`.
 * @param tag of the language (BCP 47), or its code
 * @param shipped the files that come with the generator, by their tags
 * @returns undefined where nothing of it, or nothing in its script, does
 */
export function shippedLanguage(tag: string, shipped: readonly TextFile[]): TextFile | undefined {
  const named = shipped.find(({ path }) => path === tag);
  const own = writtenLanguage(tag);
  return named ?? shipped.find(({ path }) => own !== undefined && writtenLanguage(path) === own);
}

/** Whether a folder of pages needs no file of its language, since that comes with the generator. @param code its name */
export function isShipped(code: string, shipped: readonly TextFile[]): boolean {
  return languageCode.safeParse(code).success && shippedLanguage(code, shipped) !== undefined;
}

/**
 * The language that somebody means by a word: its code in capitals, a tag of it, or its name in English or in itself.
 * @param tags of the languages that it may be
 * @returns its tag; undefined where the word is none of that
 */
export function languageMeant(word: string, tags: Iterable<string>): string | undefined {
  const plain = (text = ''): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const said = plain(word.trim().replaceAll('_', '-'));
  const names = (tag: string): string[] => {
    const { language } = new Intl.Locale(tag);
    return ['en', tag].flatMap((by) => {
      const named = new Intl.DisplayNames(by, { type: 'language' });
      return [plain(named.of(tag)), plain(named.of(language))];
    });
  };
  const known = [...tags].filter((tag) => tried(() => new Intl.Locale(tag)) !== undefined);
  const own = tried(() => new Intl.Locale(said).language);
  return (
    known.find((tag) => plain(tag) === said) ??
    known.find((tag) => names(tag).includes(said)) ??
    known.find((tag) => own === tag)
  );
}

/**
 * The folders of no language whose names mean one that has no folder, each with its code.
 * @param right the folders of languages
 * @param codes of the languages that may be meant
 */
export function misnamedFolders(
  folders: ReadonlySet<string>,
  right: ReadonlySet<string>,
  codes: readonly string[],
): Map<string, string> {
  const meant = new Map<string, string>();
  for (const folder of folders.difference(right)) {
    const code = languageMeant(folder, codes);
    if (code !== undefined && !folders.has(code)) meant.set(folder, code);
  }
  return meant;
}

/** A language with its script, which its tag may leave open and no country changes; undefined of what is no tag. */
export function writtenLanguage(tag: string): string | undefined {
  const whole = tried(() => new Intl.Locale(tag).maximize());
  return whole && `${whole.language}-${whole.script}`;
}

/**
 * The schema of a language's file on a site, which has to say what does not come with the generator alone. What it says takes
 * the place of that, text by text; its lists are added.
 * @param code by the name of the file
 */
export function languageOver(code: string, shipped: readonly TextFile[]) {
  return z.preprocess((raw) => {
    if (!isWritten(raw)) return raw;
    const file = shippedLanguage(typeof raw.tag === 'string' ? raw.tag : code, shipped);
    return overShipped({ code, ...raw }, file && writtenIn(file));
  }, language);
}

/** What the files that come with the generator say, by their texts. */
const written = new Map<string, Written>();

/** Parsed once: a process that reads many sites took 3.5 of 15 ms for it at each. */
function writtenIn({ text }: TextFile): Written {
  const says = written.get(text) ?? (parse(text) as Written);
  written.set(text, says);
  return says;
}

/** What stands in a file for what comes with the generator where it is left out. */
function overShipped(own: Written, shipped: Written | undefined): Written {
  if (!shipped) return own;
  const texts = own.texts ?? {};
  const all = isWritten(texts) ? { ...(shipped.texts as Written), ...texts } : texts;
  const lists = Object.entries(shipped).flatMap(([key, value]) =>
    Array.isArray(own[key]) && key !== 'quotes' ? [[key, [...(value as unknown[]), ...own[key]]]] : [],
  );
  return { ...shipped, ...own, ...Object.fromEntries(lists), texts: all };
}

function isWritten(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
