import type { Acceptance } from '../../site/content.ts';
import { type Applied, applyEdits, editTo, valuesInYaml, type Written } from '../apply-edits.ts';
import type { Relocate } from './next-href.ts';

/** Where a site keeps the problems that it accepts. */
export const ACCEPTANCES_PATH = '_data/acceptances.yaml';

/** Has acceptances name the files that move by their new paths, from the content folder or as reports show them. */
export function mendAcceptedFiles(text: string, relocate: Relocate): Applied {
  const nextOf = ({ value }: Written): string | undefined => {
    const [, before = '', path = ''] = /^((?:.*\/)?)([a-z]{2,3}\/.*\.md)$/.exec(value) ?? [];
    const moved = relocate(path, null);
    return relocate(value, null)?.path ?? (moved && before + moved.path);
  };
  return applyEdits(
    text,
    valuesOf('file', text).flatMap((one) => editTo(one, nextOf(one))),
  );
}

/**
 * Has acceptances of a link name it as it is written now.
 * @param nextOf the address that stands now where one stood in a file, by the path of the file as it was
 */
export function mendAcceptances(
  text: string,
  acceptances: readonly Acceptance[],
  nextOf: (file: string, href: string) => string | undefined,
): string {
  const values = valuesOf('what', text);
  const edits = acceptances.flatMap(({ file, what, place }, index) => {
    const end = acceptances[index + 1]?.place.line ?? Number.POSITIVE_INFINITY;
    const value = values.find(
      (one) => one.value === what && one.place.line >= place.line && one.place.line < end,
    );
    return value ? editTo(value, nextOf(file, value.value)) : [];
  });
  return applyEdits(text, edits).text;
}

function valuesOf(key: string, text: string): Written[] {
  return valuesInYaml(ACCEPTANCES_PATH, text).filter(({ keys }) => keys.at(-1) === key);
}
