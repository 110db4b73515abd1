import type {
  BrokenCause,
  ChangeFault,
  Failure,
  Flaw,
  HistoryFault,
  LayoutFault,
  MarkupFlaw,
  SpacingFault,
  UnreadableReason,
  YamlFault,
} from './flaws.ts';

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

/** What is known about each kind of problem. What it means, and its words, stand in the table of `report/codes.ts`. */
export interface Facts {
  /**
   * `gone` is the day on which the page was taken off the site; `index` is the file that a folder of topics lacks, `section` how it is called to make it; `only` are
   * the names of the languages that alone have it; `misplaced` is a file that is there, and not in the folder in which texts can name it.
   */
  'missing-page': {
    href: string;
    suggestion?: string;
    gone?: string;
    index?: string;
    section?: string;
    only?: readonly string[];
    misplaced?: { readonly file: string; readonly folder: string };
  };
  /** `anchors` is what exists there; `elsewhere` are addresses of pages that have it. */
  'missing-anchor': {
    href: string;
    anchors?: readonly string[];
    elsewhere?: readonly string[];
    suggestion?: string;
  };
  /** `spellings` where there are several. */
  'case-mismatch': { href: string; part: Part; suggestion?: string; spellings?: readonly string[] };
  'alias-link': { href: string; part: Part; suggestion: string };
  /** `first` is where the other one stands, `suggestion` what its twin has there, `left` what one of the two was published as. */
  'duplicate-anchor': { id: string; first: Place; suggestion?: string; left?: string };
  /** No `suggestion` where nothing gives one; `written` is an id in another form than is read. */
  'missing-id': { heading: string; suggestion?: string; written?: string };
  'bad-id': { id: string; reason: 'form' | 'reserved' | 'stray'; suggestion?: string };
  /** `attribute` is `use` for a part of a drawing, and `href` the address of one in another file. */
  'broken-reference': { id: string; attribute: string; href?: string; suggestion?: string };
  'empty-link': { text: string };
  'empty-link-text': { href: string };
  /** `key` is the value of a front matter that links repeat. */
  'vague-link-text': { href: string; text: string; key?: 'title' | 'short' };
  /** `download` is the path by which a file on the editor's own machine would be named, were it published; `bytes` are those of one in the address. */
  'unsafe-link': { href: string; scheme: string; download?: string; bytes?: number };
  'malformed-link': { href: string } & Flaw;
  /** In a text, or as the operator's contact. */
  'own-address': { href: string; contact?: true; suggestion?: string };
  /** `label` is the part of the host's name that says that it is for tests. */
  'forbidden-host': { href: string; host: string; reason: 'private' | 'label' | 'denied'; label?: string };
  'insecure-link': { href: string; suggestion: string };
  'remote-asset': { href: string; host: string };
  /** `language` is the name of the language that the link leads into, `suggestion` the way to the same in that of the page. */
  'other-language': { href: string; language: string; suggestion?: string };
  'raw-html': { html: string };
  'image-alt': { src: string };
  /** `text` is the line in which it stands; `draft` where nobody else reads it yet, and `from` the day on which readers will; `others` is at how many more places of the file. */
  todo: { text: string; draft?: true; from?: string; others?: number };
  /** `text` is what readers see; `cells` are those of a row, `columns` those of its table. */
  'readers-see-markup': {
    flaw: MarkupFlaw;
    text: string;
    cells?: number;
    columns?: number;
    suggestion?: string;
  };
  /** The section, or how many there are that one list of sources stands for. */
  'unsourced-section': { id: string } | { count: number };
  'circular-source': { href: string; host: string };
  'unused-source': { id: string };
  /** `suggestion` is what to write instead. */
  term: { word: string; suggestion: string };
  /** `times` is how often it stands in the file. */
  spelling: { word: string; times: number; suggestion?: string };
  'heading-order': { heading: string; level: number; previous: number };
  'empty-heading': { id: string };
  /** `from` is the day on which it will be published, of a draft none; `until` the last day of what is published now. */
  'unpublished-target': { href: string; from?: string; until?: string };
  'front-matter': YamlFault;
  'data-file': YamlFault;
  /** `changes` are the first lines of ours that are other ones since, with their numbers and `+` or `-`; `more` is how many follow. */
  'stale-overlay': {
    reason: 'changed' | 'unknown' | 'gone';
    ours: string;
    changes?: readonly string[];
    more?: number;
  };
  /** `name` is what is not there, or what Nunjucks says; `known` is what may stand there, where that is a short list. */
  'layout-fault': { fault: LayoutFault; name: string; suggestion?: string; known?: readonly string[] };
  picture:
    | { fault: 'heavy'; bytes: number; most: number }
    | { fault: 'icon'; width: number; height: number; side: number }
    | { fault: 'no-box' };
  /** `front` and `back` are names of colours, of a logo its path and the ground, `key` is the one to change; `suggestion` is one with which nothing of it is left to be told. */
  'low-contrast': {
    key: string;
    front: string;
    back: string;
    frontColour: string;
    backColour: string;
    ratio: string;
    needed: string;
    suggestion?: string;
  };
  /**
   * A word, or a register of which there is no row; with `places`, one that the operator defines and nobody uses: at so many
   * the one stands that was meant.
   */
  'unknown-word': { word: string; suggestion?: string; register?: true; places?: number };
  /**
   * `language` is the one that the text is in, `suggestion` what comes with the generator; of a section `key` is its anchor, and
   * `original` the place of what it says word for word.
   */
  'foreign-text': { key: string; text: string; language: string; suggestion?: string; original?: Place };
  'duplicate-address': { address: string; other?: string };
  'unreadable-file': { reason: UnreadableReason; detail?: string; suggestion?: string };
  'orphan-page': { address: string };
  /** `text` is what stands there; `times` are those of each fault on the line, where there are several. */
  spacing: { fault: SpacingFault; text: string; times?: Partial<Record<SpacingFault, number>> };
  'review-overdue': { reviewed: string; due: string };
  /** `page` is what an entry of what is gone would name, `on` the first day on which the page is gone; `languages` are the codes of those whose readers are told. */
  'missing-notice': { page: string; expires: string; on: string; languages: readonly string[] };
  /** `expires` is over, comes soon, or is more than a year ahead. */
  'security-expires': { key: string; expires: string; when: 'over' | 'soon' | 'far' };
  /** `kind` is the code that the entry names; `found` are those of that code; `file` is the one that has the problem. */
  'stale-acceptance': {
    kind: string;
    what?: string;
    found: readonly string[];
    suggestion?: string;
    file?: string;
  };
  /**
   * `draft` is the file of a topic that would stand there if it were published, and `from` the day on which it will; `renamed` are the paths of a topic that has
   * another name now; `links` is how many lead to the old one; `deleted` is the path that it had, as commands take it.
   */
  'lost-page': Lost & {
    isFile: boolean;
    draft?: string;
    from?: string | undefined;
    renamed?: { readonly from: string; readonly to: string };
    deleted?: string;
    links?: number;
  };
  /** `day` is when it was first recorded, `version` how the hash of its present bytes begins; `languages` are the codes of those whose readers are told. */
  'download-changed': { path: string; day: string; version: string; languages: readonly string[] };
  'download-unreadable': { path: string };
  /** `address` is that of the page that it was made from. */
  'download-stale': { path: string; address: string };
  'lost-anchor': Lost & { id: string; anchors?: readonly string[] };
  /** `detail` is what git says, or the folder that it refuses. */
  /** Both with scheme, host and base path. */
  'moved-site': { was: string; now: string };
  'record-not-compared': { reason: 'no-git' | 'owner' | 'refused' | 'shallow'; detail?: string };
  /** `keys` are the first of what the site has, and the record has not, or has in earlier editions alone. */
  unrecorded: { count: number; keys: readonly string[]; isEdition?: true };
  /** `languages` are the names of those that lack the topic, `files` what to write, `drafts` what to publish; `links` how many lead to those. */
  'translation-missing': Readonly<Record<'languages' | 'files' | 'drafts', readonly string[]>> & {
    readonly links?: number;
  };
  /** `statement` is its path and anchor, `count` how many of the file it stands for, `ids` the anchors of the first of them. */
  'unannounced-change': { count: number; ids: readonly string[]; file: string };
  /** `statement` is a path with an anchor, as a change file lists it; `first` where the other one stands that lists it; of a `kind`, `known` is what became of the statement, and the kind that is about that. */
  'change-file': {
    fault: ChangeFault;
    text: string;
    first?: Place;
    suggestion?: string;
    known?: readonly string[];
  };
  /** `number` is one that one of both texts alone says; `count` how many words differ that are not spelt otherwise. */
  'not-editorial': { statement: string; number?: string; count: number };
  /** `key` is what a version names and the file does not hold, `file` is missing; `first` the version of the same name, or what tells that the line was taken out. */
  'damaged-history': { fault: HistoryFault; key?: string; name?: string; file?: string; first?: Place };
  'release-interrupted': { release: string };
  /** `name` is the part of the path that stands for something else. */
  'bad-name': { name: string; reason: 'versions' | 'day' };
  /** `id` names all of them; `original` is where the first that is missing stands. */
  'translation-anchors': {
    id: string;
    missing: readonly string[];
    extra: readonly string[];
    /** The first that is out of order, and the anchor behind which it stands in the original; empty for the top. */
    moved?: { readonly anchor: string; readonly after: string; readonly original: Place };
    original: Place;
  };
  /** `text` as written; `instead` what the original says. */
  'translation-differs': {
    text: string;
    side: 'missing' | 'extra' | 'other';
    instead?: string;
    section: string;
    original: Place;
    /** How one of the languages writes numbers is not tested, so it may be no difference. */
    isUnsure?: true;
  };
  /** `target` is what to mark when the translation is mended. */
  'translation-stale': { reason: 'changed' | 'new' | 'never'; id?: string; target: string; original: Place };
  /**
   * `other` says what is there; of what is `generated`, no page can be written there. Where a recorded address came to mean
   * something else, it is where what was published there is now, `recorded` the line of the record that says so, `file` and
   * `line` what to write, and `isNamed` that what leads elsewhere names the address.
   */
  'alias-conflict': {
    address: string;
    reason:
      | ('page' | 'anchor' | 'alias' | 'circle' | 'file' | 'generated')
      | ('taken' | 'returned' | 'astray' | 'not-gone');
    other: string;
    recorded?: string;
    isNamed?: boolean;
    file?: string;
    line?: string;
    replaces?: string;
  };
  unreachable: { href: string } & Failure<BrokenCause>;
  redirected: { href: string; suggestion: string };
  'external-anchor': { href: string; anchors: readonly string[]; suggestion?: string };
}

/** What an address names: a page or file, or a place on it. */
type Part = 'page' | 'anchor';

/** What was published, since when it is recorded, and where (`file`) and what (`line`, `gone`) to write for those who cited it. */
interface Lost {
  readonly address: string;
  readonly day: string;
  readonly file?: string;
  readonly line?: string;
  /** The anchor whose line is there already. */
  readonly replaces?: string;
  readonly gone?: string;
}

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
