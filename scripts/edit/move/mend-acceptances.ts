import type { Acceptance } from '../../site/content.ts';
import { rewriteYamlText, yamlTexts } from '../../text/yaml/yaml-texts.ts';
import { applyEdits } from '../fix/apply-edits.ts';
import type { Edit } from '../fix/edit.ts';
import { plainText, type SourceText } from '../fix/source-text.ts';
import { edit } from './mend-links.ts';

/** Where a site keeps the problems that it accepts. */
export const ACCEPTANCES_PATH = '_data/acceptances.yaml';

/**
 * Has acceptances of a link name it as it is written now.
 * @param nextOf the address that stands now where one stood in a file, by the path of the file as it was
 */
export function mendAcceptances(
  source: SourceText,
  acceptances: readonly Acceptance[],
  nextOf: (file: string, href: string) => string | undefined,
): SourceText {
  const yaml = plainText(source);
  const texts = yamlTexts(yaml).filter(({ keys }) => keys.at(-1) === 'what');
  const edits = acceptances.flatMap(({ file, what, place }, index): Edit[] => {
    const next = what === undefined ? undefined : nextOf(file, what);
    const end = acceptances[index + 1]?.place.line ?? Number.POSITIVE_INFINITY;
    const text = texts.find(({ value, line }) => value === what && line >= place.line && line < end);
    const is = text && next !== undefined ? rewriteYamlText(yaml, text, next) : undefined;
    if (!text || is === undefined) return [];
    return [edit(ACCEPTANCES_PATH, { file: '', line: text.line, column: text.column }, text.raw, is)];
  });
  return applyEdits(source, edits).source;
}
