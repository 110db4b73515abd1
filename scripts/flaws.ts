/** What is wrong with a value in YAML. `key` is its path, such as `sources.0`; empty for the whole text. */
export interface YamlFault {
  readonly key: string;
  readonly fault: 'missing' | 'unknown' | 'invalid' | 'syntax';
  /** What was found, or what is expected, as a clause. */
  readonly detail: string;
  readonly suggestion?: string;
  /** What could stand there. */
  readonly known?: readonly string[];
}

/** Why no browser can follow an address, and what was probably meant. */
export interface Flaw {
  readonly flaw:
    | 'scheme'
    | 'slashes'
    | 'backslash'
    | 'no-scheme'
    | 'host'
    | 'percent'
    | 'invisible'
    | 'placeholder'
    | 'mailto'
    | 'mail-field'
    | 'tel'
    | UnreadFlaw;
  readonly suggestion?: string;
}

/** Why something in Markdown is no link, or no footnote, though it was meant to be one. */
export type UnreadFlaw = 'unread' | 'no-definition' | 'no-footnote';

/** Why readers see Markdown as it was typed, or do not see all of it. */
export type MarkupFlaw =
  | 'cells-lost'
  | 'cells-missing'
  | 'no-delimiter'
  | 'delimiter-cells'
  | 'tabs'
  | 'heading'
  | 'callout'
  | 'callout-text'
  | 'callout-quote'
  | 'wiki-link'
  | 'stars'
  | 'note-unused'
  | 'note-twice'
  | 'plain'
  | 'conflict'
  | 'fence'
  | 'indented';

/** What is wrong with spaces and punctuation, and words that were typed twice. */
export type SpacingFault =
  | 'double-space'
  | 'space-before'
  | 'glued-link'
  | 'double-stop'
  | 'narrow-mark'
  | 'no-break-space'
  | 'double-word';

/** What is wrong with a change file, beside what its schema knows. */
export type ChangeFault =
  | 'no-statement'
  | 'moved'
  | 'unchanged'
  | 'twice'
  | 'kind'
  | 'past'
  | 'no-language'
  | 'no-summary';

/** What is wrong with a line of the history: of its bytes, of its form, or of what it names. */
export type HistoryFault =
  | 'altered'
  | 'unknown'
  | 'conflict'
  | 'no-entry'
  | 'no-file'
  | 'no-first'
  | 'no-text'
  | 'no-version'
  | 'redacted'
  | 'not-kept'
  | 'twice';

/** Why a file under `content/`, or of an overlay, cannot be published. */
export type UnreadableReason =
  | 'encoding'
  | 'outside'
  | 'outside-overlay'
  | 'asset-name'
  | 'overlay-language'
  | 'broken-link'
  | 'linked-folder'
  | 'special'
  | 'denied'
  | 'name-bytes'
  | 'topic-name'
  | 'not-a-topic'
  | 'unknown-data'
  | 'no-language'
  | 'no-home';

/** What is wrong in a layout of an overlay: it cannot be read or rendered, leads back to itself, or names what is not there. */
export type LayoutFault =
  | ('syntax' | 'open' | 'render' | 'circle')
  | ('template' | 'macro' | 'block' | 'filter' | 'asset' | 'text' | 'component' | 'name')
  | ('token' | 'unused');

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
