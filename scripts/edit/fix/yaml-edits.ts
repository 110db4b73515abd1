import type { ReportedProblem } from '../../report/report.ts';
import { rewriteYamlText, type YamlText, yamlTexts } from '../../text/yaml/yaml-texts.ts';
import type { Edit } from './edit.ts';
import { type IsKnown, rightAnswer } from './right-answer.ts';
import { spacingEdit } from './spacing-edit.ts';

/** A YAML text, and where in its file it begins. */
interface Yaml {
  readonly file: string;
  readonly yaml: string;
  readonly firstLine: number;
  /** Whether what these keys lead to is a relative path, as in topics: elsewhere in data files addresses are whole ones. */
  readonly isRelative: (keys: readonly string[]) => boolean;
}

/** The edits that mend problems in front matter, or in a data file. Old ids stay as they are. */
export function editsInYaml(
  { file, yaml, firstLine, isRelative }: Yaml,
  problems: readonly ReportedProblem[],
  isKnown: IsKnown,
): Edit[] {
  if (problems.length === 0) return [];
  const texts = yamlTexts(yaml).filter(({ keys }) => keys[0] !== 'aliases');
  return problems.flatMap((found): Edit[] => {
    const at = { line: found.line - firstLine + 1, column: found.column };
    const text = texts.find((one) => holds(one, at));
    if (!text) return [];
    if (found.code === 'spacing') return spacingEdits(found, text);
    const next = rightAnswer(found, isKnown);
    if (next === undefined || text.value !== found.href || !isRelative(text.keys)) return [];
    const is = rewriteYamlText(yaml, text, next);
    const place = { file, line: found.line, column: text.column };
    return is === undefined ? [] : [{ code: found.code, place, was: text.raw, is }];
  });
}

/** The place of a value stands for each doubled space in it. */
function spacingEdits(found: ReportedProblem, { raw, column }: YamlText): Edit[] {
  const inner = /^["']/.test(raw) ? ` ${raw.slice(1, -1)}` : raw;
  const padded = ' '.repeat(column - 1) + inner;
  if (found.column !== column) return spacingEdit(found, padded);
  return [...padded.matchAll(/(?<=\S) {2,}(?=\S)/g)].flatMap(({ index }) =>
    spacingEdit({ ...found, column: index + 1 }, padded),
  );
}

function holds({ line, column, raw }: YamlText, at: { line: number; column: number }): boolean {
  return line === at.line && column <= at.column && at.column < column + raw.length;
}
