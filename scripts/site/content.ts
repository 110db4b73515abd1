import type { Place, Problem } from '../problem.ts';
import type { FindAvoided } from '../text/markdown/avoided-finder.ts';
import type { MarkdownContext, Register } from '../text/markdown/context.ts';
import type { Setting } from '../text/markdown/find-foreign.ts';
import type { Markdown } from '../text/markdown/read-markdown.ts';
import type { Anchor, HeadText, Link, Outline, SaidText, Section } from '../text/outline.ts';
import type { SectionParticulars } from '../text/particulars/section-particulars.ts';
import type { Pixels } from '../text/pixels.ts';
import type { AcceptanceEntry, Hosts, Language, Source } from './data-schema.ts';
import type { DocumentFacts } from './load-document.ts';
import type { Overlays } from './load-overlays.ts';
import type { Gone, LegacyClaim, OldClaim } from './old-entries.ts';
import type { Operator } from './operator-schema.ts';
import type { PublishedRecord } from './record.ts';
import type { CertificateDay, RegisterName, RegisterRow } from './registers.ts';
import type { FrontMatter } from './schema.ts';
import type { Stage } from './stage.ts';
import type { Theme } from './theme-schema.ts';
import type { HistoryFiles } from './versions/change-file.ts';

/** A text file under the content folder. */
export interface TextFile {
  /** Relative to the content folder, with `/`: `en/privacy/index.md`. */
  readonly path: string;
  /** As shown in places. */
  readonly file: string;
  readonly text: string;
  /** What the file system says of this version of the file; the same stamp is the same text. */
  readonly stamp?: string;
}

/** A file below `_data/`. */
export interface DataFile extends TextFile {
  /** It is there, and no text could be read in it, which is told. */
  readonly isUnread?: true;
}

/** A file for readers to download. */
export interface Download {
  /** Relative to the content folder: `downloads/report.pdf`. */
  readonly path: string;
  readonly bytes: number;
  /** Tells its version, in hexadecimal; empty where it cannot be read. It is worked out when it is first asked for. */
  readonly sha256: string;
  /** What a PDF says of itself; undefined of any other file, and where it cannot be read as one. It is read when it is first asked for. */
  readonly document?: DocumentFacts | undefined;
  /** Of a picture: how many pixels it has; undefined where that is not known. It is read when it is first asked for. */
  readonly pixels?: Pixels | undefined;
  /** Reads it as a text; undefined where it cannot be read. */
  readonly read: () => string | undefined;
}

/** What a topic's file held when it was last read: enough to know the topic without reading it. */
export interface KnownTopic extends Pick<Topic, 'complete' | 'topIds' | 'stamp' | 'hash' | 'spoken'> {
  readonly matter: FrontMatter;
  /** Undefined where its text was not read. */
  readonly gist?: Gist;
}

/** What was found under the content folder. */
export interface ContentFiles {
  /** The content folder as shown in places. */
  readonly folder: string;
  /** The command's one day, `YYYY-MM-DD`, which decides what of it is published. */
  readonly day: string;
  readonly topics: readonly TextFile[];
  readonly data: readonly DataFile[];
  readonly downloads: readonly Download[];
  /** What takes the place of images that the layouts bring, or stands beside them: `images/mark.svg`. */
  readonly images: readonly Download[];
  /** What takes the place of layouts and assets of ours, or stands beside them. */
  readonly overlays: Overlays;
  /** What comes with the generator of languages, a file each; the paths are their tags. */
  readonly shipped: readonly TextFile[];
  readonly problems: readonly Problem[];
}

/** A source file of one page: its front matter, and the way to its text. */
export interface Topic {
  /** Relative to the content folder: `en/privacy/data-retention.md`. */
  readonly path: string;
  readonly file: string;
  /** Code of its language. */
  readonly language: string;
  /** The address that it is published at, without base path: `/en/privacy/data-retention/`. */
  readonly address: string;
  /** Undefined where the front matter has faults: such a topic can be linked to, not rendered. */
  readonly matter: FrontMatter | undefined;
  /** Whether readers see it on the day of the command. */
  readonly stage: Stage;
  /** Whether its anchors are all known: not where the aliases in its front matter cannot be read. */
  readonly complete: boolean;
  /** Whether it declares itself for one language: those of the others show it too. */
  readonly oneLanguage: boolean;
  /** Where it is shown among the topics of another language: the topic itself, whose text and front matter these are. */
  readonly original?: Topic;
  /** The aliases of the page itself. */
  readonly topIds: readonly string[];
  /** The old addresses that it answers for. */
  readonly claims: readonly OldClaim[];
  /** Of the file it was read from. */
  readonly stamp: string | undefined;
  /** Of the whole text of its file. */
  readonly hash: string;
  /** The place of a value of its front matter, by the path of keys. */
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
  /** What of its front matter its text is read with; undefined where that was not read in this run. */
  readonly spoken?: SpokenMatter;
  /** What other pages and files need to know of its text. */
  readonly gist: () => Gist;
  /** What stands in its text; read when it is first asked for, and kept. */
  readonly text: () => TopicText;
  /** Its text read anew, the whole of it: what only few ask for is not kept. */
  readonly again: () => Markdown;
  /** Whether its text, as far as it was read, is of the version of its file that its front matter was read from. */
  readonly isSettled: () => boolean;
  /** Keeps whether nothing is wrong with its text by itself, and then lets go of the outline, which few ask for again; or of all. */
  readonly judged: (isSound: boolean, isKept: boolean) => ReadText['text'];
  /** Its text as HTML, what that says where it was read for machines, and the hash of its file; read anew each time: of thousands of topics, few are needed at once. */
  readonly html: () => { readonly html: string; readonly hash: string; readonly said?: SaidText };
}

/** What stands in a front matter and belongs to the text. */
export interface SpokenMatter {
  /** The old ids of the page, by the anchor that holds their statement; undefined where they cannot be read. */
  readonly aliases: MarkdownContext['aliases'] | undefined;
  /** What it says to the readers of its page, `{words}` not filled in: another operator's page says the same. */
  readonly head: readonly HeadText[];
  /** What its sections rest on; undefined where that cannot be read. */
  readonly cited?: FrontMatter['sources'] | undefined;
}

/** What stands in the text of a topic. */
export interface TopicText {
  /** Of the version of the file that was read: a file may change at any time. */
  readonly hash: string;
  /** Of one that was judged it is read again when it is asked for. */
  readonly outline: Outline;
  readonly headings: Outline['headings'];
  readonly anchors: Outline['anchors'];
  /** How many links its HTML has, those that the generator adds included. */
  readonly links: number;
  /** What stands under each anchor, the head of the page first; of a topic that has a twin. */
  readonly sections: readonly TopicSection[];
  /** Its words whose spelling is to be judged, each once, with spaces between them. */
  readonly spelled: string;
  /** What is wrong with the text by itself, as far as reading finds it. */
  readonly problems: readonly Problem[];
  /** Whether it was judged when it was read, and nothing is wrong with it but, perhaps, where its links lead. */
  readonly isSound?: boolean;
}

/** A text that was read ahead. */
export interface ReadText {
  readonly html: string;
  readonly text: Omit<TopicText, 'outline'>;
  /** What it says for machines, where somebody is to write that. */
  readonly said?: SaidText | undefined;
  readonly gist: Gist;
}

/** A section of a topic, and what it says that its twin is to say too. */
export interface TopicSection extends Pick<Section, 'id' | 'place' | 'hash'>, SectionParticulars {}

/** A text at a glance: enough to know where links to it and from it lead. */
export interface Gist {
  readonly anchors: readonly KnownAnchor[];
  /** The addresses within the site that its links name, as written, each once; those on the page itself left out. */
  readonly hrefs: readonly string[];
  /** The ids of its sections with what tells the text of each from another; of a topic that has a twin. */
  readonly sections: readonly (readonly [id: string, hash: string])[];
}

/** An anchor, wherever it stands on its page. */
export type KnownAnchor = Pick<Anchor, 'id' | 'kind' | 'of'>;

/** A list of links that stands on every topic's page, in one language: their addresses start from its folder. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  readonly links: readonly Link[];
  readonly place: Place;
}

/** A term, whose first use on a page shows what it means. */
export interface Term {
  /** All its forms, the one to name it by first. */
  readonly words: readonly string[];
  /** What holds one of them and is something else. */
  readonly except: readonly string[];
  /** To where its meaning is told. */
  readonly link: Link;
}

/** What the site says in one language. */
export interface LanguageContent extends Setting {
  readonly language: Language;
  /** The operator's words in this language. */
  readonly words: ReadonlyMap<string, string>;
  readonly texts: Readonly<Record<string, string>>;
  readonly panels: readonly Panel[];
  readonly terms: readonly Term[];
  /** Finds words that are to be avoided; undefined where there is none. */
  readonly findAvoided?: FindAvoided | undefined;
  /** The ways to what the marks of sections mean, by the kind of status. */
  readonly marks: ReadonlyMap<string, Link>;
  /** The ways from the foot of pages to topics of the site, by the place in their list. */
  readonly filings: ReadonlyMap<number, Link>;
  readonly registers: ReadonlyMap<string, Register>;
}

/**
 * What each translation was last compared with: by `zh/privacy/access.md#limits` the hashes of that section of the
 * original, by `zh/privacy/access.md` those of the original's whole file. Several where branches were merged.
 */
export type TranslationRecord = ReadonlyMap<string, ReadonlySet<string>>;

/** An entry of the accepted problems, and where it stands. */
export interface Acceptance extends AcceptanceEntry {
  readonly place: Place;
}

/** By what the spelling of a language is judged. */
export interface Spelling {
  /** BCP 47. */
  readonly tag: string;
  /** Words that are right whatever a dictionary says: those of the site's own list, and its names. */
  readonly words: ReadonlySet<string>;
}

/** A text of a data file in one language, and where it stands. */
export interface DataText {
  /** Its code. */
  readonly language: string;
  readonly text: string;
  readonly place: Place;
}

/** A source of statements, and where it stands. */
export interface PlacedSource extends Source {
  readonly place: Place;
}

/** Everything that editors wrote, read and judged by itself. */
export interface Content {
  readonly folder: string;
  /** The command's one day, `YYYY-MM-DD`, which decided what is published. */
  readonly day: string;
  /** The data files that could not be read, by their names without the ending: what depends on them is not judged. */
  readonly unread: ReadonlySet<string>;
  /** Undefined where its file has faults. */
  readonly operator: Operator | undefined;
  /** Where the operator says whether versions are kept. */
  readonly keepPlace: Place;
  /** Where the operator defines a word. */
  readonly wordPlace: (word: string) => Place;
  /** The path that the site lives under. */
  readonly base: string;
  /** The code of the language of `/`; empty where it is not known. */
  readonly defaultLanguage: string;
  /** By their codes. */
  readonly languages: ReadonlyMap<string, LanguageContent>;
  /** The codes of those that readers meet: the default one, and those in which a page is published. Others are in preparation. */
  readonly met: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, PlacedSource>;
  /** The rows of the registers that have any, by their names, as they were written. */
  readonly registers: ReadonlyMap<RegisterName, readonly RegisterRow[]>;
  /** The addresses in data files that pages show, by the path of their entry. */
  readonly dataLinks: ReadonlyMap<string, Link>;
  /** What is known of the spelling of the languages in which it is judged, by their codes. */
  readonly spelling: ReadonlyMap<string, Spelling>;
  /** The texts of data files that the site itself says to readers; names, and the words of sources, are none. */
  readonly dataTexts: () => Iterable<DataText>;
  /** The last day of what is said on reporting faults, and where it stands; undefined where nothing is said. */
  readonly securityExpires:
    | { readonly day: string; readonly place: Place; readonly owner?: string }
    | undefined;
  /** The certificates whose last day is known. */
  readonly certificateDays: readonly CertificateDay[];
  readonly hosts: Hosts;
  readonly acceptances: readonly Acceptance[];
  /** What has ever been published; undefined where nothing was recorded yet. */
  readonly record: PublishedRecord | undefined;
  /** The addresses of the site that stood here before. */
  readonly legacy: readonly LegacyClaim[];
  /** How it looks; undefined where its file has faults. */
  readonly theme: Theme | undefined;
  /** What was taken off the site, and what became of it. */
  readonly gone: readonly Gone[];
  /** The versions of pages, and the changes that wait to be released. */
  readonly history: HistoryFiles;
  /** What translations were last compared with. */
  readonly translations: TranslationRecord;
  readonly topics: readonly Topic[];
  /** By address: `/downloads/report.pdf`. */
  readonly downloads: ReadonlyMap<string, Download>;
  readonly images: ContentFiles['images'];
  readonly overlays: Overlays;
  readonly problems: readonly Problem[];
}
