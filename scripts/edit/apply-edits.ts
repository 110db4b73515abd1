import { isDeepStrictEqual } from 'node:util';
import { type Place, placeText } from '../problem.ts';
import { isTopicPath } from '../site/data-schema.ts';
import { findAddresses } from '../text/markdown/find-addresses.ts';
import { rewriteAddress } from '../text/markdown/rewrite-address.ts';
import { splitFrontMatter } from '../text/split-front-matter.ts';
import { rewriteYamlText, yamlTexts } from '../text/yaml/yaml-texts.ts';

// A text is edited without byte order mark, its lines ended by `\n`: what its file has of these comes back when it is written.

/** The text of a topic with its front matter as empty lines: lines of it are those of the file. */
export function markdownOf(text: string): string {
  const { body, bodyLine } = splitFrontMatter(text);
  return '\n'.repeat(bodyLine - 1) + body;
}

/** One change of a text, on one line of it: what stands at a place, and what is to stand there instead. */
export interface Edit {
  readonly place: Place;
  readonly was: string;
  readonly is: string;
}

/** What became of the edits of a text. */
export interface Applied<E extends Edit = Edit> {
  readonly text: string;
  /** By place; of several that are the same, one. */
  readonly done: readonly E[];
}

/**
 * Applies edits to a text. Left out are those whose place does not say what they expect, and of two that overlap the
 * one that comes later in the list.
 * @param text lines ended by `\n`
 */
export function applyEdits<E extends Edit>(text: string, edits: readonly E[]): Applied<E> {
  const lines = text.split('\n');
  const done: E[] = [];
  for (const edit of edits) {
    const { place, was, is } = edit;
    const isThere = is !== was && lines[place.line - 1]?.startsWith(was, place.column - 1);
    if (isThere && !done.some((other) => overlap(other, edit))) done.push(edit);
  }
  done.sort(({ place: a }, { place: b }) => a.line - b.line || a.column - b.column);
  for (const { place, was, is } of done.toReversed()) {
    const line = lines[place.line - 1] ?? '';
    const start = place.column - 1;
    lines[place.line - 1] = line.slice(0, start) + is + line.slice(start + was.length);
  }
  return { text: lines.join('\n'), done };
}

function overlap({ place: a, was }: Edit, { place: b, was: other }: Edit): boolean {
  return a.line === b.line && a.column < b.column + other.length && b.column < a.column + was.length;
}

/**
 * Applies edits to a file, and reads a topic again: a change of one address could make other words around it a link, or a
 * link words (a backtick that finds a second one). Edits that would are left out.
 */
export function applySafely<E extends Edit>(file: string, text: string, edits: readonly E[]): Applied<E> {
  const whole = applyEdits(text, edits);
  if (!file.endsWith('.md') || whole.done.length === 0) return whole;
  const before = findAddresses(markdownOf(text), file, 1);
  // The addresses must be those that were there, but for the edits.
  const isSafe = ({ text: after, done }: Applied<E>): boolean => {
    const written = new Map(done.map(({ place, is }) => [placeText(place), is]));
    const expected = before.map(({ place, raw, form }) => [form, written.get(placeText(place)) ?? raw]);
    const found = findAddresses(markdownOf(after), file, 1).map(({ form, raw }) => [form, raw]);
    return isDeepStrictEqual(found, expected);
  };
  if (isSafe(whole)) return whole;
  const harmless = whole.done.filter((edit) => isSafe(applyEdits(text, [edit])));
  const rest = applyEdits(text, harmless);
  return isSafe(rest) ? rest : { text, done: [] };
}

/** An address, or another text value, as it stands in a file. */
export interface Written {
  /** What it says. */
  readonly value: string;
  readonly place: Place;
  /** As it is written there. */
  readonly raw: string;
  /** Where the link stands that uses it; of a value in YAML, the value itself. */
  readonly use: Place;
  /** The keys that lead to it in YAML, lists left out. */
  readonly keys: readonly string[];
  /** What to write in its place to say something else; undefined where that cannot be said there. */
  readonly rewrite: (next: string) => string | undefined;
}

/** The edit that has it say something else; none where there is nothing else to say, or that cannot be said there. */
export function editTo({ place, raw, rewrite }: Written, next: string | undefined): Edit[] {
  const is = next === undefined ? undefined : rewrite(next);
  return is === undefined ? [] : [{ place, was: raw, is }];
}

/** The addresses in the text of a topic, in the order of their uses, or the paths of topics in a data file. */
export function addressesIn(file: string, text: string): Written[] {
  if (!file.endsWith('.md')) return valuesInYaml(file, text).filter(({ keys }) => isTopicPath(file, keys));
  return findAddresses(markdownOf(text), file, 1).map((address) => {
    const { href: value, place, raw, use } = address;
    return { value, place, raw, use, keys: [], rewrite: (next) => rewriteAddress(address, next) };
  });
}

/** The text values in YAML that stand on one line. */
export function valuesInYaml(file: string, yaml: string): Written[] {
  return yamlTexts(yaml).map((text) => {
    const { value, raw, keys, line, column } = text;
    const place = { file, line, column };
    return { value, place, raw, use: place, keys, rewrite: (next) => rewriteYamlText(yaml, text, next) };
  });
}
