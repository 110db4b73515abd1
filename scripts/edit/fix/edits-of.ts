import type { ReportedProblem } from '../../report/report.ts';
import { isTopicPath } from '../../site/topic-paths.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';
import type { Edit } from './edit.ts';
import { editsInMarkdown } from './markdown-edits.ts';
import { type IsKnown, mendable } from './right-answer.ts';
import { editsInYaml } from './yaml-edits.ts';

/**
 * What would mend the problems of a file that have exactly one right answer, the most telling first.
 * @param text lines ended by `\n`
 * @param problems that were told of this file
 */
export function editsOf(
  file: string,
  text: string,
  problems: readonly ReportedProblem[],
  isKnown: IsKnown,
): Edit[] {
  const sorted = mendable.flatMap((code) => problems.filter((found) => found.code === code));
  if (!file.endsWith('.md'))
    return editsInYaml(
      { file, yaml: text, firstLine: 1, isRelative: (keys) => isTopicPath(file, keys) },
      sorted,
      isKnown,
    );
  const { yaml, body, bodyLine } = splitFrontMatter(text);
  const isInBody = ({ line }: ReportedProblem): boolean => line >= bodyLine;
  return [
    ...editsInYaml(
      { file, yaml, firstLine: 2, isRelative: () => true },
      sorted.filter((found) => !isInBody(found)),
      isKnown,
    ),
    ...editsInMarkdown({ file, body, firstLine: bodyLine }, sorted.filter(isInBody), isKnown),
  ];
}
