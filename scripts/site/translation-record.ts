import { type Problem, problem } from '../problem.ts';

/** The name of the file below the content folder. */
export const TRANSLATIONS_PATH = '_data/translations.txt';

/**
 * What each translation was last compared with: by `zh/privacy/access.md#limits` the hashes of that section of the
 * original, by `zh/privacy/access.md` those of the original's whole file. Several where branches were merged.
 */
export type TranslationRecord = ReadonlyMap<string, ReadonlySet<string>>;

const LINE = /^([a-z0-9/_-]+\.md(?:#\S.*?)?) +([0-9a-f]{8})$/;
const HEAD = '# What each translation was last compared with. `npm run review -- --done` writes this file.';

/**
 * Reads `_data/translations.txt`: a key and a hash a line, in any order, lines twice if need be, so that two branches can
 * be merged by keeping all lines of both. A line of another form is told, and the others count.
 */
export function readTranslationRecord(source: { readonly file: string; readonly text: string } | undefined): {
  record: TranslationRecord;
  problems: readonly Problem[];
} {
  const record = new Map<string, Set<string>>();
  const problems: Problem[] = [];
  for (const [index, line] of (source?.text ?? '').split('\n').entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const [, key, hash] = LINE.exec(text) ?? [];
    if (key !== undefined && hash !== undefined) record.set(key, (record.get(key) ?? new Set()).add(hash));
    else if (source) problems.push(damaged(source.file, index + 1));
  }
  return { record, problems };
}

function damaged(file: string, line: number): Problem {
  const detail = `line ${line} is not of the form \`zh/privacy/access.md#limits 3fa29c1b\``;
  return problem('data-file', { file, line, column: 1 }, { key: '', fault: 'syntax', detail });
}

/** The text of the file, sorted: two ways to the same record give the same bytes. */
export function writeTranslationRecord(record: TranslationRecord): string {
  const lines = [...record].flatMap(([key, hashes]) => [...hashes].map((hash) => `${key} ${hash}`));
  return [HEAD, ...lines.sort(), ''].join('\n');
}
