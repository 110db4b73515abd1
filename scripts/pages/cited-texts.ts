import { CannotRun } from '../cannot-run.ts';
import { decodePath } from '../site/addresses.ts';
import { sectionsOn } from '../site/pieces.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { citedHash } from '../site/versions/freeze.ts';
import { inPlaceOf, type PageVersion, type VersionStatement } from '../site/versions/page-history.ts';
import { textAddress } from '../site/versions/site-versions.ts';
import { ownTree, plainText } from '../text/html/own-tree.ts';
import { fillText } from '../text/markdown/words.ts';
import type { Beside } from './outputs/output.ts';
import { absolute, hrefOf, type ViewSource } from './view-source.ts';

/** What citations of statements of a page name: a version, and the hashes of its texts by their ids. */
export interface Cited {
  readonly version: string;
  /** The first day on which it is in force, or after which only what is not announced to change can be cited. */
  readonly from: string;
  readonly hashes: readonly (readonly [id: string, sha256: string])[];
}

/** The versions that citations of a topic's page can name: the one that is in force, and those to come, by their days. */
export function citedOn(topic: PublishedTopic, source: ViewSource): { readonly cited?: readonly Cited[] } {
  const { versions, day, announced } = source.content;
  const timeline = (versions.isEmpty ? undefined : versions.of(topic)?.timeline) ?? [];
  const cited = timeline
    .filter(({ until = day }) => until >= day)
    .map(({ version, from }): Cited => {
      const hashes = version.statements.filter(isWhole).map(({ id, text }) => [id, text.sha256] as const);
      return { version: absolute(version.permanent, source), from, hashes };
    });
  // Of a page that is new nothing can be cited before its first day.
  if (cited[0] && cited[0].from > day) cited.unshift({ version: '', from: '', hashes: [] });
  // Of a change that waits to be released no version has the text yet.
  const waiting = new Set(announced.of(topic).map(({ from }) => from));
  for (const from of [...waiting].filter((one) => cited.every((known) => known.from !== one)).sort()) {
    const last = cited.findLast((one) => one.from < from);
    if (last) cited.splice(cited.indexOf(last) + 1, 0, { ...last, from });
  }
  return cited.some(({ hashes }) => hashes.length > 0) ? { cited } : {};
}

/** A page, and what of it is announced. */
interface Provable {
  readonly title: string;
  readonly summary: string;
  readonly cited?: readonly Cited[];
  readonly announced?: readonly {
    readonly id: string;
    readonly earlier: readonly { readonly sha256: string; readonly until: { readonly iso: string } }[];
  }[];
}

/**
 * What can be proved of a page: of its statements those that say what the version says, or beside which that stands still; and
 * from which days to come on what of the versions after it.
 * @param html the text of the page
 * @returns the hashes as ids and hashes by turns: no id has a space
 */
export function provenOn({ cited = [], announced = [], title, summary }: Provable, html: string) {
  const [first] = cited;
  if (!first) return undefined;
  const said = new Map(
    sectionsOn({ title, summary }, ownTree(html)).map(({ id, nodes }) => [id, citedHash(plainText(nodes))]),
  );
  const beside = new Map(announced.map(({ id, earlier }) => [id, earlier]));
  const proofs = cited.map(({ version, from, hashes }) => {
    const isStill = (id: string, hash: string): boolean =>
      (beside.get(id) ?? []).some(({ sha256, until }) => sha256 === hash && until.iso >= from);
    const proven = hashes.filter(([id, hash]) => said.get(id) === hash || isStill(id, hash));
    return { version, from, hashes: proven.flat().join(' ') };
  });
  return { ...proofs[0], later: proofs.slice(1) };
}

/**
 * The texts of a version that no other shows before it, each as a file by itself: what is hashed, and nothing else. Its files
 * throw CannotRun for a text that is read otherwise than when it was released: nothing is published as its proof.
 */
export function textsBeside(version: PageVersion, { content: { versions } }: ViewSource): Beside {
  const own = new Map(
    version.statements
      .filter((one) => isWhole(one) && versions.firstWith.get(one.text.sha256) === version)
      .map(({ id, text }) => [id, text.sha256]),
  );
  const pathOf = (sha256: string): string => decodePath(textAddress(sha256)).slice(1);
  return {
    paths: [...own.values()].map(pathOf),
    files: (html) =>
      sectionsOn(version, ownTree(html)).flatMap(({ id, nodes }) => {
        const sha256 = own.get(id);
        if (sha256 === undefined) return [];
        const text = plainText(nodes);
        if (citedHash(text) !== sha256)
          throw new CannotRun(
            `\`#${id}\` of the version ${version.permanent} is not read as what was released any more: its text does not have the SHA-256 that is cited`,
          );
        return [{ path: pathOf(sha256), text }];
      }),
  };
}

/** The texts of a version as its page lists them; of what was taken out the hash stays. */
export function sumsOf({ statements }: PageVersion, source: ViewSource) {
  return statements.map((one) => {
    const { heading, sha256, redacted } = withWhy(one, source).text;
    const rest = redacted ? { out: whyOut(redacted, source) } : { text: hrefOf(textAddress(sha256), source) };
    return { name: heading, sha256, ...rest };
  });
}

/** A statement as readers are told of it: in place of what was taken out, when and why, in their language. */
export function withWhy(one: VersionStatement, source: ViewSource): VersionStatement {
  const { id, text } = one;
  if (!text.redacted) return one;
  const nameless = source.inLanguage.texts.version_out_heading ?? '';
  const heading = text.heading === id ? nameless : text.heading;
  return { ...one, text: inPlaceOf(text, id, heading, whyOut(text.redacted, source)) };
}

/** That a text was taken out, when and why. */
export function whyOut(
  { day, why }: NonNullable<VersionStatement['text']['redacted']>,
  { inLanguage, formatDay }: ViewSource,
): string {
  return fillText(inLanguage.texts.version_out ?? '', { date: formatDay(day).text, why });
}

/** Of what was taken out, nothing is left to be read. */
function isWhole({ text }: VersionStatement): boolean {
  return !text.redacted;
}
