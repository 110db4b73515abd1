import type { Acceptance } from '../../site/content.ts';
import { isTopicPath } from '../../site/data-schema.ts';
import { type Applied, applyEdits, applySafely, type Edit, editTo } from '../apply-edits.ts';
import { addressesInTopic, valuesInYaml, type Written } from '../written-addresses.ts';
import { nextHref, type Rewriting } from './next-href.ts';

/** Where a site keeps the problems that it accepts. */
export const ACCEPTANCES_PATH = '_data/acceptances.yaml';

/**
 * Mends the links of a topic.
 * @param others edits that are made along with them
 */
export function mendTopic(
  path: string,
  text: string,
  rewriting: Rewriting,
  others: readonly Edit[] = [],
): Applied {
  const links = addressesInTopic(path, text).flatMap((one) => editTo(one, nextHref(one.value, rewriting)));
  return applySafely(path, text, [...links, ...others]);
}

/** Mends the addresses of a data file; they start from the folder of a language. */
export function mendData(
  path: string,
  text: string,
  codes: readonly string[],
  rewriting: Pick<Rewriting, 'relocate' | 'topicAt'>,
): Applied {
  const nextOf = ({ value, keys }: Written): string | undefined => {
    if (path === ACCEPTANCES_PATH)
      return keys.at(-1) === 'file' ? nextPath(value, rewriting.relocate) : undefined;
    if (!isTopicPath(path, keys)) return undefined;
    const homes = codes.map((code) => `${code}/data.yaml`);
    return homes
      .map((home) => nextHref(value, { ...rewriting, from: home, to: home }))
      .find((next) => next !== undefined);
  };
  return applyEdits(
    text,
    valuesInYaml(path, text).flatMap((one) => editTo(one, nextOf(one))),
  );
}

/** The path of a file that an acceptance names, from the content folder or as reports show it. */
function nextPath(written: string, relocate: Rewriting['relocate']): string | undefined {
  const [, before = '', path = ''] = /^((?:.*\/)?)([a-z]{2,3}\/.*\.md)$/.exec(written) ?? [];
  const whole = relocate(written, null);
  if (whole) return whole.path;
  const moved = relocate(path, null);
  return moved && before + moved.path;
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
  const values = valuesInYaml(ACCEPTANCES_PATH, text).filter(({ keys }) => keys.at(-1) === 'what');
  const edits = acceptances.flatMap(({ file, what, place }, index) => {
    const end = acceptances[index + 1]?.place.line ?? Number.POSITIVE_INFINITY;
    const value = values.find(
      (one) => one.value === what && one.place.line >= place.line && one.place.line < end,
    );
    return value ? editTo(value, nextOf(file, value.value)) : [];
  });
  return applyEdits(text, edits).text;
}
