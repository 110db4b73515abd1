import { CannotRun } from '../cannot-run.ts';
import { decodePath } from '../site/addresses.ts';
import { sectionsOn } from '../site/pieces.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { citedHash } from '../site/versions/freeze.ts';
import type { PageVersion, VersionStatement } from '../site/versions/page-history.ts';
import { textAddress } from '../site/versions/site-versions.ts';
import { ownTree, plainText } from '../text/html/own-tree.ts';
import type { Beside } from './outputs/output.ts';
import { absolute, hrefOf, type ViewSource } from './view-source.ts';

/** What citations of statements of a page name: a version, and the hashes of its texts by their ids. */
export interface Cited {
  readonly version: string;
  readonly hashes: readonly (readonly [id: string, sha256: string])[];
}

/** The version that citations of a topic's page can name: the one that is in force. */
export function citedOn(topic: PublishedTopic, source: ViewSource): { readonly cited?: Cited } {
  const { versions, day } = source.content;
  const version = versions.isEmpty ? undefined : versions.of(topic)?.inForce(day);
  if (!version || version.statements.length === 0) return {};
  const hashes = version.statements.filter(isWhole).map(({ id, text }) => [id, text.sha256] as const);
  return { cited: { version: absolute(version.permanent, source), hashes } };
}

/** A page, and what of it is announced. */
interface Provable {
  readonly title: string;
  readonly summary: string;
  readonly cited?: Cited;
  readonly announced?: readonly { readonly id: string; readonly earlier: readonly unknown[] }[];
}

/**
 * What can be proved of a page: of its statements those that say what the version says, or beside which that stands still.
 * @param html the text of the page
 * @returns the hashes as ids and hashes by turns: no id has a space
 */
export function provenOn(
  { cited, announced = [], title, summary }: Provable,
  html: string,
): { readonly version: string; readonly hashes: string } | undefined {
  if (!cited) return undefined;
  const said = new Map(
    sectionsOn({ title, summary }, ownTree(html)).map(({ id, nodes }) => [id, citedHash(plainText(nodes))]),
  );
  const beside = new Set(announced.flatMap(({ id, earlier }) => (earlier.length > 0 ? [id] : [])));
  const proven = cited.hashes.filter(([id, hash]) => beside.has(id) || said.get(id) === hash);
  return { version: cited.version, hashes: proven.flat().join(' ') };
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

/** The texts of a version as its page lists them. */
export function sumsOf({ statements }: PageVersion, source: ViewSource) {
  return statements.filter(isWhole).map(({ text: { heading, sha256 } }) => {
    return { name: heading, sha256, text: hrefOf(textAddress(sha256), source) };
  });
}

/** Of what was taken out, nothing is left to be read. */
function isWhole({ text }: VersionStatement): boolean {
  return !text.redacted;
}
