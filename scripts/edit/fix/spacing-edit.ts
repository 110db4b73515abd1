import type { ReportedProblem } from '../../report/report.ts';
import type { Edit } from './edit.ts';

/** How far the words around are looked for, in UTF-16 units: a line may be the whole file. */
const REACH = 200;

/** One space for two or more between words, where that is what stands at the place of a problem. */
export function spacingEdit({ code, file, line, column }: ReportedProblem, text = ''): Edit[] {
  const before = /\S{1,20}$/u.exec(text.slice(Math.max(0, column - 1 - REACH), column - 1))?.[0];
  const [, was = '', after] = /^( {2,})(\S{1,20})/u.exec(text.slice(column - 1, column - 1 + REACH)) ?? [];
  if (before === undefined || after === undefined) return [];
  return [{ code, place: { file, line, column }, was, is: ' ', around: [before, after] }];
}
