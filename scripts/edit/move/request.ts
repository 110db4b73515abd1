import { CannotRun } from '../../cannot-run.ts';
import { type KnownTopics, readSpot, type WrittenSpot } from './read-spot.ts';

/** What is to be done; paths are those inside the folder of each language. */
export type Request =
  | { readonly kind: 'topic'; readonly from: string; readonly to: string }
  | { readonly kind: 'anchor'; readonly path: string; readonly from: string; readonly to: string }
  | {
      readonly kind: 'section';
      readonly from: WrittenSpot & { readonly id: string };
      readonly to: WrittenSpot;
      /** The anchor behind whose section it is put; undefined is the end. */
      readonly after: string | undefined;
    }
  | {
      readonly kind: 'gone';
      readonly from: WrittenSpot;
      /** What happened, by the code of the language. */
      readonly why: ReadonlyMap<string, string>;
      readonly see: WrittenSpot | undefined;
    };

/** What the command was given. */
export interface Given {
  readonly words: readonly string[];
  readonly gone: boolean;
  readonly why: readonly string[];
  readonly see: string | undefined;
  readonly after: string | undefined;
}

const NEW_ID = /^[a-z][a-z0-9_-]*$/;
const RESERVED = /^(?:tc-.*|fn(?:ref)?\d.*|top)$/i;

/**
 * Reads what is to be done.
 * @throws CannotRun where that makes no sense, in one line
 */
export function readRequest(given: Given, known: KnownTopics): Request {
  const { words, gone, after } = given;
  if (gone) return readGone(given, known);
  if (given.why.length > 0 || given.see !== undefined)
    throw new CannotRun('`--why` and `--see` tell of what is gone: give `--gone` with them');
  const [first, second, ...others] = words;
  if (first === undefined || second === undefined || others.length > 0)
    throw new CannotRun(
      'give what is to be moved and where to: `npm run move -- privacy/old.md privacy/new.md`',
    );
  const from = readSpot(first, known);
  const to = second.startsWith('#')
    ? { path: from.path, id: second.slice(1) }
    : readSpot(second, known, from);
  if (after !== undefined && (from.id === null || to.path === from.path))
    throw new CannotRun('`--after` says where on another page a section is put');
  if (to.id !== null) expectNewId(to.id);
  if (from.id !== null && to.path !== from.path)
    return { kind: 'section', from: { ...from, id: from.id }, to, after: after?.replace(/^#/, '') };
  if (from.id === null && to.id === null && from.path !== to.path)
    return { kind: 'topic', from: from.path, to: to.path };
  if (from.id !== null && to.id !== null && from.id !== to.id)
    return { kind: 'anchor', path: from.path, from: from.id, to: to.id };
  throw new CannotRun(
    from.path === to.path && from.id === to.id
      ? 'this is where it stands already'
      : 'a topic moves to a topic, and an anchor to an anchor or into another topic',
  );
}

function expectNewId(id: string): void {
  if (!NEW_ID.test(id) || RESERVED.test(id))
    throw new CannotRun(
      `\`#${id}\` cannot be a new id: small letters, digits, \`-\` and \`_\`, beginning with a letter; \`top\`, \`tc-…\` and \`fn…\` are taken`,
    );
}

function readGone({ words, why, see, after }: Given, known: KnownTopics): Request {
  const [first, ...others] = words;
  if (first === undefined || others.length > 0 || after !== undefined)
    throw new CannotRun('give the one thing that goes: `npm run move -- privacy/old.md --gone --why "…"`');
  return {
    kind: 'gone',
    from: readSpot(first, known),
    why: readWhy(why, known.codes),
    see: see === undefined ? undefined : readSpot(see, known),
  };
}

function readWhy(why: readonly string[], codes: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of why) {
    const [, code = '', words = ''] = /^([a-z]{2,3})=(.*)$/s.exec(text) ?? [];
    if (codes.includes(code)) found.set(code, words.trim());
    else if (codes.length === 1) found.set(codes[0] ?? '', text.trim());
    else
      throw new CannotRun(
        `write for which language \`--why "${text}"\` is: ${codes.map((one) => `\`--why "${one}=…"\``).join(', ')}`,
      );
  }
  const missing = codes.filter((code) => !found.get(code));
  if (missing.length > 0)
    throw new CannotRun(
      codes.length === 1
        ? 'say what happened, for those who follow an old link: `--why "…"`'
        : `say what happened in every language: ${missing.map((code) => `\`--why "${code}=…"\``).join(' and ')} is missing`,
    );
  return found;
}
