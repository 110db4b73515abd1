/** Where something was written. `file` is relative to the folder that the command runs in; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  /** In UTF-16 units, as editors count. */
  readonly column: number;
}

/** `content/en/privacy.md:12:3`, of which terminals and editors make a link. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** What is known about each kind of problem. The words stand in `report/words.ts`. */
export interface Facts {
  /** The target page or file does not exist. `gone` is the day on which it was taken off the site. */
  'missing-page': { href: string; suggestion?: string; gone?: string };
  /** The page exists, the anchor does not. `anchors` is what exists there; `elsewhere` are addresses of pages that have it. */
  'missing-anchor': {
    href: string;
    anchors?: readonly string[];
    elsewhere?: readonly string[];
    suggestion?: string;
  };
  /** The page or the anchor is there in another case; `spellings` where there are several. */
  'case-mismatch': {
    href: string;
    part: 'page' | 'anchor';
    suggestion?: string;
    spellings?: readonly string[];
  };
  /** A link of ours by an old id or address that still works. */
  'alias-link': { href: string; part: 'page' | 'anchor'; suggestion: string };
  /** An id that stands twice on one page. */
  'duplicate-anchor': { id: string; first: Place };
  /** A heading of level 2 to 4 without an explicit id. `suggestion` is empty where the words give none. */
  'missing-id': { heading: string; suggestion?: string };
  /** An own id of another form than new ids have. */
  'bad-id': { id: string; reason: 'form' | 'reserved' | 'stray'; suggestion?: string };
  /** An attribute names something on the page by its id, and it is not there. `attribute` is `use` for a part of a drawing. */
  'broken-reference': { id: string; attribute: string; suggestion?: string };
  /** A link without an address. */
  'empty-link': { text: string };
  /** A link that nobody can read. */
  'empty-link-text': { href: string };
  /** A link whose text does not say where it leads. */
  'vague-link-text': { href: string; text: string };
  /** A link with a scheme that pages must not use. */
  'unsafe-link': { href: string; scheme: string };
  /** An address that no browser can follow. */
  'malformed-link': { href: string } & Flaw;
  /** An absolute address of the site itself, in a text or as the operator's contact. */
  'own-address': { href: string; contact?: true; suggestion?: string };
  /** A host that readers cannot reach, or should not see. `label` is the part of its name that says so. */
  'forbidden-host': { href: string; host: string; reason: 'private' | 'label' | 'denied'; label?: string };
  /** An address that is not protected on its way. */
  'insecure-link': { href: string; suggestion: string };
  /** An image, style, script, font or frame from another host. */
  'remote-asset': { href: string; host: string };
  /** A link into another language that does not say so. `language` is the name of that language. */
  'other-language': { href: string; language: string };
  /** HTML written into Markdown. */
  'raw-html': { html: string };
  /** An image without alternative text. */
  'image-alt': { src: string };
  /** A heading that skips a level, or a second h1. */
  'heading-order': { heading: string; level: number; previous: number };
  /** A heading without words. */
  'empty-heading': { id: string };
  /** The target is a draft. */
  'unpublished-target': { href: string };
  /** A value in a topic's front matter that is missing, unknown or impossible. */
  'front-matter': YamlFault;
  /** The same in a data file. */
  'data-file': YamlFault;
  /** A `{word}` that the operator data does not define. */
  'unknown-word': { word: string; suggestion?: string };
  /** Two files that would be published at one address. */
  'duplicate-address': { address: string; other: string };
  /** A file under `content/` that cannot be published. */
  'unreadable-file': { reason: UnreadableReason; detail?: string; suggestion?: string };
  /** A page that nothing links to. */
  'orphan-page': { address: string };
  /** Spaces or punctuation that readers would stumble over. `text` is what stands there. */
  spacing: { fault: SpacingFault; text: string };
  /** A page that was to be reviewed by a day that is over. */
  'review-overdue': { reviewed: string; due: string };
  /** An entry of the accepted problems that matches none. `kind` is the code that it names; `found` are those of that code. */
  'stale-acceptance': { kind: string; what?: string; found: readonly string[]; suggestion?: string };
  /** A page or file that was published, and is not there any more. `file` and `line` are where and what to write. */
  'lost-page': {
    address: string;
    day: string;
    isFile: boolean;
    draft?: string;
    file?: string;
    line?: string;
    replaces?: string;
    gone?: string;
  };
  /** An anchor that was published, and is not there any more. */
  'lost-anchor': {
    address: string;
    id: string;
    day: string;
    file?: string;
    line?: string;
    replaces?: string;
    gone?: string;
    anchors?: readonly string[];
  };
  /** What the site has, and the record has not. `keys` are the first of them. */
  unrecorded: { count: number; keys: readonly string[] };
  /** A published topic without its twin. `languages` are the names of those that lack it, `files` what to write, `drafts` what to publish. */
  'translation-missing': {
    languages: readonly string[];
    files: readonly string[];
    drafts: readonly string[];
  };
  /** Twins whose anchors are not the same. `id` names all of them; `original` is where the first that is missing stands. */
  'translation-anchors': {
    id: string;
    missing: readonly string[];
    extra: readonly string[];
    /** The first that is out of order, and the anchor behind which it stands in the original; empty for the top. */
    moved?: { readonly anchor: string; readonly after: string; readonly original: Place };
    original: Place;
  };
  /** A number, date or address that one of two twin sections lacks. `text` as written; `instead` what the original says. */
  'translation-differs': {
    text: string;
    side: 'missing' | 'extra' | 'other';
    instead?: string;
    section: string;
    original: Place;
  };
  /** A translation whose original is not what it was translated from. `target` is what to mark when that is mended. */
  'translation-stale': {
    reason: 'changed' | 'new' | 'never';
    id?: string;
    target: string;
    original: Place;
  };
  /** An old address or id that something else claims too, or at which no page can be written. `other` says what is there. */
  'alias-conflict': {
    address: string;
    reason: 'page' | 'anchor' | 'alias' | 'circle' | 'file' | 'generated';
    other: string;
  };
  /** An address outside the site that readers cannot reach. */
  unreachable: { href: string } & Failure<BrokenCause>;
  /** An address outside the site that has moved for good. `suggestion` is where to. */
  redirected: { href: string; suggestion: string };
  /** The page outside the site is there, the anchor is not. */
  'external-anchor': { href: string; anchors: readonly string[]; suggestion?: string };
}

/** What is wrong with a value in YAML. `key` is its path, such as `sources.0`; empty for the whole text. */
export interface YamlFault {
  readonly key: string;
  readonly fault: 'missing' | 'unknown' | 'invalid' | 'syntax';
  /** What was found, or what is expected, as a clause. */
  readonly detail: string;
  readonly suggestion?: string;
}

/** Why no browser can follow an address, and what was probably meant. */
export interface Flaw {
  readonly flaw:
    | 'scheme'
    | 'slashes'
    | 'no-scheme'
    | 'host'
    | 'percent'
    | 'invisible'
    | 'placeholder'
    | 'mailto'
    | 'tel'
    | UnreadFlaw;
  readonly suggestion?: string;
}

/** Why something in Markdown is no link, or no footnote, though it was meant to be one. */
export type UnreadFlaw = 'unread' | 'no-definition' | 'no-footnote';

/** What is wrong with spaces and punctuation. */
export type SpacingFault =
  | 'double-space'
  | 'space-before'
  | 'glued-link'
  | 'double-stop'
  | 'narrow-mark'
  | 'no-break-space';

/** Why a file under `content/` cannot be published. */
export type UnreadableReason =
  | 'encoding'
  | 'outside'
  | 'broken-link'
  | 'linked-folder'
  | 'denied'
  | 'topic-name'
  | 'not-a-topic'
  | 'unknown-data'
  | 'no-language'
  | 'no-home';

/** Why an address outside the site is not what a reader should be sent to. */
export interface Failure<C = BrokenCause | UnverifiableCause> {
  readonly cause: C;
  /** What the cause alone does not say: a status, what is wrong with a certificate, an error's name. */
  readonly detail?: string;
  /** The address that it was met at, where redirects led there. */
  readonly at?: string;
}

/** What no reader will get past. */
export type BrokenCause =
  | 'status'
  | 'no-host'
  | 'refused'
  | 'reset'
  | 'cut-off'
  | 'not-http'
  | 'certificate'
  | 'no-security'
  | 'circle'
  | 'lost-redirect'
  | 'private'
  | 'credentials'
  | 'failed';

/** What keeps a program from knowing what a reader would get: it may hold for it, its network or this hour alone. */
export const unverifiableCauses = [
  'forbidden',
  'bot-wall',
  'rate-limit',
  'server-error',
  'timeout',
  'no-connection',
  'name-service',
  'certificate-chain',
  'cookies',
  'other-scheme',
  'page-too-large',
  'page-unreadable',
  'not-asked',
] as const;
export type UnverifiableCause = (typeof unverifiableCauses)[number];

/** The name of a kind of problem: part of the interface, never renamed. */
export type Code = keyof Facts;

/** One thing that is wrong: its kind, what is known about it, and where it was written. */
export type Problem<C extends Code = Code> = {
  [K in C]: {
    readonly code: K;
    readonly place: Place;
    readonly facts: Facts[K];
    /** The address of the page on which a reader meets it, where that is not the place itself. */
    readonly page?: string;
  };
}[C];

/** Makes a problem; the facts are checked against the code. */
export function problem<C extends Code>(code: C, place: Place, facts: Facts[C]): Problem {
  return { code, place, facts } as Problem;
}
