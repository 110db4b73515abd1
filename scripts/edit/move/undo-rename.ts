import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic, readReference } from '../../site/addresses.ts';
import type { Site } from '../../site/site.ts';
import { addressesIn, applySafely, editTo } from '../apply-edits.ts';
import { nextHref } from './next-href.ts';
import type { Request } from './request.ts';

/**
 * The texts of a site as they were before a topic was renamed by hand: a move can do then what is left of it.
 * @param texts by path
 * @param isTold whether somebody says that it was; else the record must, by having the old address and not the new one
 * @returns the same texts where nothing was renamed
 * @throws CannotRun where that is not sure, or not so
 */
export function undoRename(
  content: Site,
  texts: ReadonlyMap<string, string>,
  request: Request,
  isTold: boolean,
): ReadonlyMap<string, string> {
  if (request.kind === 'file') return texts;
  if (request.kind !== 'topic') {
    if (!isTold) return texts;
    throw new CannotRun('`--done-by-hand` is for a topic or a download that has its new name already');
  }
  const [from, to] = [request.from.path, request.to.path];
  const codes = [...content.languages.keys()];
  const renamed = codes.filter((code) => texts.has(`${code}/${to}`) && !texts.has(`${code}/${from}`));
  const sure = isTold ? renamed : renamed.filter((code) => isRecordedAs(content, code, from, to));
  if (isTold && renamed.length === 0)
    throw new CannotRun(
      `\`${to}\` does not stand at its new place, or \`${from}\` still at its old one: leave \`--done-by-hand\` out, and the file is moved too`,
    );
  if (sure.length === 0 && renamed.length > 0 && !codes.some((code) => texts.has(`${code}/${from}`)))
    throw new CannotRun(
      `there is no topic \`${from}\`, and \`${to}\` is there: if that is the same, renamed by hand, \`npm run move -- ${from} ${to} --done-by-hand\` does the rest`,
    );
  const were = new Map(texts);
  for (const code of sure) {
    were.delete(`${code}/${to}`);
    were.set(`${code}/${from}`, textBefore(content, texts, `${code}/${to}`, `${code}/${from}`));
  }
  return sure.length === 0 ? texts : were;
}

function isRecordedAs({ record }: Site, code: string, from: string, to: string): boolean {
  const isKnown = (path: string): boolean => record?.entries.has(addressOfTopic(`${code}/${path}`)) ?? false;
  return isKnown(from) && !isKnown(to);
}

/** A renamed text with those links that were mended by hand, since they lead somewhere from the new place alone, as they were. */
function textBefore(content: Site, texts: ReadonlyMap<string, string>, now: string, before: string): string {
  const text = texts.get(now) ?? '';
  const isThere = (href: string, from: string): boolean => {
    const reference = readReference(href, from);
    const path = reference.kind === 'source' ? reference.path : '';
    return (
      texts.has(path) || path === before || content.downloads.values().some((file) => file.path === path)
    );
  };
  const nextOf = (href: string): string | undefined =>
    isThere(href, now) && !isThere(href, before)
      ? nextHref(href, { from: now, to: before, relocate: () => undefined, topicAt: () => undefined })
      : undefined;
  const edits = addressesIn(now, text).flatMap((one) => editTo(one, nextOf(one.value)));
  return applySafely(now, text, edits).text;
}
