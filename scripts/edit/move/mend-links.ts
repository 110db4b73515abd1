import { isTopicPath } from '../../site/topic-paths.ts';
import { findAddresses } from '../../text/markdown/find-addresses.ts';
import { rewriteAddress } from '../../text/markdown/rewrite-address.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';
import { rewriteYamlText, type YamlText, yamlTexts } from '../../text/yaml/yaml-texts.ts';
import { applyEdits } from '../fix/apply-edits.ts';
import { applySafely } from '../fix/apply-safely.ts';
import type { Edit } from '../fix/edit.ts';
import { plainText, type SourceText } from '../fix/source-text.ts';
import { nextHref, type Rewriting } from './next-href.ts';

/** A file whose links were mended. */
export interface MendedFile {
  readonly source: SourceText;
  /** By place; places count the lines of the text before. */
  readonly done: readonly Edit[];
}

/**
 * Mends the links of a topic.
 * @param others edits that are made along with them
 */
export function mendTopic(
  file: string,
  source: SourceText,
  rewriting: Rewriting,
  others: readonly Edit[] = [],
): MendedFile {
  const { body, bodyLine } = splitFrontMatter(plainText(source));
  const links = findAddresses(body, file, bodyLine).flatMap((address): Edit[] => {
    const next = nextHref(address.href, rewriting);
    const is = next === undefined ? undefined : rewriteAddress(address, next);
    return is === undefined ? [] : [edit(file, address.place, address.raw, is)];
  });
  return applySafely(file, source, [...links, ...others]);
}

/** An edit at a place. */
export function edit(file: string, { line, column }: Edit['place'], was: string, is: string): Edit {
  return { code: 'alias-link', place: { file, line, column }, was, is };
}

/** Mends the addresses of a data file; they start from the folder of a language. */
export function mendData(
  path: string,
  source: SourceText,
  codes: readonly string[],
  rewriting: Pick<Rewriting, 'relocate' | 'topicAt'>,
): MendedFile {
  const name = path.replace(/\.ya?ml$/, '');
  const yaml = plainText(source);
  const nextOf = (text: YamlText): string | undefined => {
    if (name === '_data/acceptances')
      return text.keys.at(-1) === 'file' ? nextPath(text.value, rewriting) : undefined;
    if (!isTopicPath(path, text.keys)) return undefined;
    const ways = codes.map((code) => ({ ...rewriting, from: `${code}/data.yaml`, to: `${code}/data.yaml` }));
    return ways.map((way) => nextHref(text.value, way)).find((next) => next !== undefined);
  };
  const edits = yamlTexts(yaml).flatMap((text): Edit[] => {
    const next = nextOf(text);
    const is = next === undefined ? undefined : rewriteYamlText(yaml, text, next);
    return is === undefined
      ? []
      : [edit(path, { file: path, line: text.line, column: text.column }, text.raw, is)];
  });
  return applyEdits(source, edits);
}

/** The path of a file that an acceptance names, from the content folder or as reports show it. */
function nextPath(written: string, { relocate }: Pick<Rewriting, 'relocate'>): string | undefined {
  const [, before = '', path = ''] = /^((?:.*\/)?)([a-z]{2,3}\/.*\.md)$/.exec(written) ?? [];
  const whole = relocate(written, null);
  if (whole) return whole.path;
  const moved = relocate(path, null);
  return moved && before + moved.path;
}
