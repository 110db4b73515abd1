import { z } from 'zod';
import { type Spaces, withSpaces } from '../text/markdown/find-foreign.ts';
import { fillWords } from '../text/markdown/words.ts';
import { field } from './field.ts';
import { line } from './schema.ts';

/** Every text of the interface, by the key that layouts and the Markdown renderer know it by, and where it is read. */
const TEXTS: Readonly<Record<string, string>> = {
  // Every page
  skip_to_content: 'The first link of a page, which leads past its head.',
  scope:
    'Below the name of the site, and where a page is cited: what the site is about. Where it names a word that the operator does not have, that is who speaks (`{operator}`).',
  notice: 'What the line with the `notice` of the operator is called; on the image for sharing too.',
  site_nav: 'What the list of sections is called, for screen readers.',
  languages: 'What the switch of languages is called.',
  panels: 'What the panels are called.',
  contact: 'Above the ways to reach the operator.',
  footer_nav: 'Above the sections at the foot of a page.',
  footer_company:
    'At the foot of a page: whose services it speaks of. Left out where it names a word that the operator does not have.',
  page_address: 'On paper: where the page is read, with `{address}`.',
  link_copied: 'When an address was copied.',
  citation:
    'How a section is cited, with `{section}`, `{title}`, `{site}` (its name and its scope), `{publisher}` (its name alone), `{owner}`, `{scope}`, `{date}` and `{address}`.',
  citation_page: 'How a page is cited, with the same words but `{section}`.',
  citation_label: 'What the field is called that holds a citation.',
  citation_copy: 'The button that copies it.',
  citation_copied: 'When it was copied.',
  copy_refused: 'Where the browser lets nothing be copied.',
  page_of_site: 'The title of the window, with `{title}` and `{site}`.',
  language_home: 'In the switch of languages: a way to the home page in `{language}`.',
  language_missing: 'The same where the page is not translated into `{language}`.',
  // Downloads
  file_facts: 'Behind a link to a file: its `{type}` and `{size}`.',
  file_size: 'The same where the link names its type itself.',
  file_and: 'Joins what is said of a file: `{facts}` and `{more}`.',
  file_pages_one: 'Of a PDF of one page.',
  file_pages: 'Of a PDF of `{count}` pages.',
  file_sums: 'Above the SHA-256 of the files that a page offers.',
  // Search
  search: 'The button that opens search.',
  search_label: 'What the field for words is called.',
  search_close: 'The button that closes it.',
  search_found: 'How many sections were found, `{count}`.',
  search_none: 'Where none was.',
  search_failed: 'Where the texts could not be fetched.',
  // The top of a topic
  breadcrumbs: 'What the way from the home page is called, for screen readers.',
  contents: 'Above the list of sections.',
  owner: 'Before the role that answers for the page.',
  last_reviewed: 'Before the day of the last review.',
  next_review: 'Before the day by which the next one is due.',
  evidence: 'Before the number of sources.',
  source_count_one: 'One source.',
  source_count: '`{count}` sources.',
  one_language: 'On a page that is not translated, and in `{language}` alone.',
  one_language_original: 'The way from there to the page in `{language}`.',
  // The end of a topic
  section_topics: 'Above the topics of a section.',
  neighbours: 'What the ways to the topics beside are called.',
  previous_topic: 'Before the topic before it.',
  next_topic: 'Before the one after it.',
  sources: 'Above the list of sources.',
  sources_intro: 'What that list is.',
  source_read: 'On which `{date}` a source was read.',
  source_stated: 'On which `{date}` a source said it.',
  source_law: 'Since which `{date}` a law is in force.',
  source_standard: 'Of which `{date}` a standard is.',
  source_number: 'What the `{number}` behind a section means.',
  // The marks of sections
  status_current: 'What the operator says today.',
  status_released: 'On a version of a page, in front of what was its `{status}`.',
  status_stated: 'What was said in `{year}`, and perhaps not since.',
  status_law: 'What a law or standard says.',
  status_history: 'What was said from `{first}` to `{last}`, and is no longer.',
  status_not_published: 'What nobody has published; in registers too.',
  // Registers
  register_name: 'The head of the column of names.',
  register_purpose: 'Of what they do.',
  register_place: 'Of where they are.',
  register_since: 'Of since when.',
  register_notice: 'Of when a new one was announced, and until when customers can object.',
  register_announced: 'When it was announced, with `{date}`.',
  register_object_until: 'Until when customers can object, with `{date}`.',
  register_stated: 'Of when that was stated.',
  register_standard: 'Of the standards of certificates.',
  register_services: 'Of the services that they are about.',
  register_scope: 'Of what was looked at.',
  register_issuer: 'Of who gave them.',
  register_valid_until: 'Of their last days.',
  register_newer: 'Of editions that took the place of theirs.',
  // Pages gathered from topics
  not_published: 'The title of the page that lists what is not published.',
  not_published_lead: 'What that page is.',
  not_published_none: 'Where it lists nothing.',
  not_published_ask: 'Above the ways to ask.',
  all: 'The title of the page that holds all others.',
  all_lead: 'What that page is.',
  all_download: 'The way to it as a ZIP.',
  all_pdf: 'The way to it as a PDF.',
  // The page for addresses that do not exist
  not_found: 'Its title.',
  not_found_lead: 'What happened.',
  not_found_why: 'What may help.',
  not_found_nearest: 'Above pages whose addresses are like the one asked for.',
  not_found_ways: 'Above the ways that lead on.',
  not_found_contact: 'What to do where somebody else gave the address.',
  not_found_files: 'Above the files that were there once.',
  home_page: 'The way to the home page.',
  // What moved, and what is gone
  moved: 'The title at an old address.',
  moved_lead: 'Before the way to the new one.',
  moved_statements: 'Above the statements that stood there.',
  moved_off: 'Above those that are gone.',
  gone: 'The title where a page is gone.',
  gone_on: 'On which `{date}` it went.',
  gone_see: 'Before the way to what takes its place.',
  file_moved: 'The title where the file `{name}` is under another name.',
  file_moved_lead: 'Before the way there.',
  file_gone: 'The title where the file `{name}` is gone.',
  // The text of a topic
  terms: 'Above the terms of a page, behind its text.',
  term_definition: 'The way from a `{term}` to where it is explained.',
  heading_link: 'The sign behind the heading `{title}`, which copies its address.',
  page_link: 'The same behind the title of the page.',
  statement_link: 'The same behind a statement below `{title}`.',
  table: 'What a table without a heading is called, for screen readers.',
  table_label:
    'In front of a value, where a table is shown as cards: the `{name}` of its column, and what stands behind it.',
  footnotes: 'What the list of footnotes is called.',
  footnote: 'The `{number}` that leads to a footnote.',
  footnote_back: 'The way back from it.',
  callout_note: 'The head of a callout `> [!NOTE]`.',
  callout_tip: 'Of `> [!TIP]`.',
  callout_important: 'Of `> [!IMPORTANT]`.',
  callout_warning: 'Of `> [!WARNING]`.',
  callout_caution: 'Of `> [!CAUTION]`.',
  // Versions of a page
  versions_way: 'Below the note on the review: the way to the versions of the page.',
  versions_title: 'The title of the list of the versions of a page, with its `{title}`.',
  versions_lead: 'Below that title.',
  versions_all: 'What the list of all versions is called, and the way to it.',
  versions_periods: 'Above the table of the days on which each was in force.',
  version_of: 'What a version is called, with the `{date}` of its release.',
  version_from: 'Before, or above, the first day of a version.',
  version_until: 'Before, or above, its last day.',
  version_open: 'In place of a last day that is not known.',
  version_text: 'Above the versions in the table.',
  version_past: 'On a version that was in force, with `{from}` and `{until}`.',
  version_between: 'On one that is followed by another on a day to come, with the same words.',
  version_since: 'On the last one, with `{from}`, which may be to come.',
  version_coming:
    'Before that, where it is to come: the `{date}` of its release, and the first day as `{from}`.',
  version_never: 'On one that another took the place of before its first day.',
  version_same_day: 'On one that another took the place of on its first day, with the `{date}` of that.',
  version_gone: 'Of a version with which the page was taken off.',
  version_out: 'In place of a text that was taken out of all versions, with the `{date}` and `{why}`.',
  version_out_heading: 'Above it, where no version has its heading any more.',
  version_now: 'On a version: the way to the page as it is now.',
  difference_before: 'On a version: above what changed from the one before, with the `{date}` of that.',
  difference_since:
    'On a version that was replaced: above what changed up to the last one, with the `{date}` of that.',
  difference_none: 'Where no word changed.',
  difference_moved: 'Of a statement that stands at another place now.',
  difference_to: 'Of one that moved to another page, with the `{title}` of that.',
  difference_from: 'Of one that came from another page, with the `{title}` of that.',
  difference_form: 'Of a statement whose links or looks alone changed.',
  difference_same: 'Behind both.',
  difference_old: 'Read out in front of words that went.',
  difference_new: 'Read out in front of words that came.',
  versions_what: 'In the list of versions: the way to what changed.',
  announced_until: 'Above a text that holds until the `{date}`.',
  announced_between: 'The same, where it has a first day that is to come: `{from}` and `{until}`.',
  announced_from: 'Above the one that follows it, with the `{date}` of its first day.',
  announced_gone: 'In place of that where nothing follows.',
  announced_leaving: 'Above the statements of a page that hold until a day and are not in its text any more.',
  change_first: 'Of the first version of a page, in the list.',
  change_new: 'Of a statement that is new.',
  change_changed: 'Of one that says something else.',
  change_corrected: 'Of one that was wrong.',
  change_withdrawn: 'Of one that was taken back.',
  change_editorial: 'Of a change of words that says the same.',
  change_redacted: 'Of a text that was taken out of all versions for a lawful reason.',
  what_changed: 'The title of the page of all changes.',
  what_changed_lead: 'Below that title.',
  news_first: 'There, of the release that began to keep versions.',
  news_from: 'Of a change that takes effect on a `{date}` which is another one than that of its release.',
  feeds: 'In front of the ways to the feeds of the changes.',
  changed_on: 'At a statement that changed, with the `{date}`.',
  added_on: 'At one that is new, with the `{date}`.',
  // A translation whose original changed since
  translation_stale: 'Above a section whose original has changed since.',
  translation_current: 'The way to that original, in `{language}`.',
};

/** Texts around a number; a language that has more kinds of plural may add theirs, such as `source_count_few`. */
const PLURALS = ['source_count', 'file_pages'].flatMap((key) =>
  ['zero', 'two', 'few', 'many'].map((kind): [string, string] => [
    `${key}_${kind}`,
    `\`${key}\` in languages that have a plural “${kind}”.`,
  ]),
);

/** The interface texts of a language: all of them, and no others. */
export const interfaceTexts = z.strictObject({
  ...Object.fromEntries(Object.entries(TEXTS).map(([key, says]) => [key, field(line, says)])),
  ...Object.fromEntries(PLURALS.map(([key, says]) => [key, field(line.optional(), says)])),
});

/** The words of the operator that texts of the interface say where there are any. */
const WORDS: ReadonlySet<string> = new Set(['operator', 'company', 'services']);

/**
 * The texts of the interface with the operator's words filled in; `{names}` that are known where a text is used stay. One
 * about a word that the operator does not have is empty, and left out; readers are told at least who speaks.
 */
export function fillInterface(
  given: Readonly<Record<string, string | undefined>>,
  words: ReadonlyMap<string, string>,
  spaces?: Spaces,
): Record<string, string> {
  const filled = Object.entries(given).map(([key, said = '']) => {
    const { text, unknown } = fillWords(said, words);
    const set = spaces ? withSpaces(text, spaces) : text;
    return [key, unknown.some((word) => WORDS.has(word)) ? '' : set] as const;
  });
  const texts: Record<string, string> = Object.fromEntries(filled);
  return { ...texts, scope: texts.scope || (words.get('operator') ?? '') };
}

/** How the key ends of a text for some numbers. */
export const PLURAL = /_(?:zero|one|two|few|many)$/;

/**
 * The `{names}` that are known where a text of the interface is used.
 * @param english the text in English, which says all but those that are told of with the key
 */
export function namesIn(key: string, english: string): ReadonlySet<string> {
  const keys = [key, key.replace(PLURAL, ''), key.replace(/_page$/, '')];
  const told = [english, ...keys.map((one) => TEXTS[one] ?? '')].join(' ');
  return new Set([...told.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
}
