import { z } from 'zod';
import { line } from './schema.ts';

/** Every text of the interface, by the key that layouts and the Markdown renderer know it by. */
const TEXTS = [
  // Every page
  ...['skip_to_content', 'scope', 'notice', 'site_nav', 'languages', 'panels', 'contact'],
  ...['footer_nav', 'footer_company'],
  ...['page_address', 'link_copied', 'copy_refused', 'page_of_site', 'language_home', 'language_missing'],
  // Citations
  ...['citation', 'citation_page', 'citation_label', 'citation_copy', 'citation_copied'],
  // Downloads
  ...['file_facts', 'file_size', 'file_and', 'file_pages_one', 'file_pages', 'file_sums'],
  // Search
  ...['search', 'search_label', 'search_close', 'search_found', 'search_none', 'search_failed'],
  // A topic
  ...['breadcrumbs', 'contents', 'owner', 'last_reviewed', 'next_review'],
  ...['evidence', 'source_count_one', 'source_count'],
  ...['section_topics', 'neighbours', 'previous_topic', 'next_topic'],
  ...['one_language', 'one_language_original', 'sources', 'sources_intro', 'source_read'],
  ...['source_stated', 'source_law', 'source_standard', 'source_number'],
  ...['status_current', 'status_stated', 'status_law', 'status_history'],
  ...['status_not_published'],
  // Registers
  ...['register_name', 'register_purpose', 'register_place', 'register_since', 'register_stated'],
  ...['register_standard', 'register_services', 'register_scope', 'register_issuer'],
  ...['register_valid_until', 'register_newer'],
  // Pages gathered from topics
  ...['not_published', 'not_published_lead', 'not_published_none', 'not_published_ask'],
  ...['all', 'all_lead', 'all_download', 'all_pdf'],
  // The page for missing ones
  ...[
    'not_found',
    'not_found_lead',
    'not_found_why',
    'not_found_nearest',
    'not_found_ways',
    'not_found_contact',
    'home_page',
  ],
  ...['not_found_files'],
  // What moved, and what is gone
  ...['moved', 'moved_lead', 'moved_statements', 'moved_off', 'gone', 'gone_on', 'gone_see'],
  ...['file_moved', 'file_moved_lead', 'file_gone'],
  // The text of a topic
  ...[
    'terms',
    'term_definition',
    'heading_link',
    'page_link',
    'statement_link',
    'table',
    'footnotes',
    'footnote',
    'footnote_back',
  ],
  ...['callout_note', 'callout_tip', 'callout_important', 'callout_warning', 'callout_caution'],
  // A translation whose original changed since
  ...['translation_stale', 'translation_current'],
];

/** Texts around a number; a language that has more kinds of plural may add theirs, such as `source_count_few`. */
const PLURALS = ['source_count', 'file_pages'].flatMap((key) =>
  ['zero', 'two', 'few', 'many'].map((kind) => `${key}_${kind}`),
);

/** The interface texts of a language: all of them, and no others. */
export const interfaceTexts = z.strictObject({
  ...Object.fromEntries(TEXTS.map((key) => [key, line])),
  ...Object.fromEntries(PLURALS.map((key) => [key, line.optional()])),
});
