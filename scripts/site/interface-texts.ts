import { z } from 'zod';
import { line } from './schema.ts';

/** Every text of the interface, by the key that layouts and the Markdown renderer know it by. */
const KEYS = [
  // Every page
  ...['skip_to_content', 'scope', 'notice', 'site_nav', 'languages', 'panels', 'contact', 'footer_nav'],
  ...[
    'page_address',
    'link_copied',
    'page_of_site',
    'language_home',
    'language_missing',
    'file_facts',
    'file_size',
  ],
  // A topic
  ...['breadcrumbs', 'contents', 'owner', 'last_reviewed', 'review_interval', 'review_every_month'],
  ...['review_every_months', 'evidence', 'source_count_one', 'source_count', 'section_topics'],
  ...['one_language', 'one_language_original', 'sources', 'sources_intro', 'source_read', 'source_stated'],
  // The page for missing ones
  ...['not_found', 'not_found_lead', 'not_found_why', 'not_found_ways', 'not_found_contact', 'home_page'],
  // What moved, and what is gone
  ...['moved', 'moved_lead', 'moved_statements', 'moved_off', 'gone', 'gone_on', 'gone_see'],
  // The text of a topic
  ...['heading_link', 'table', 'footnotes', 'footnote', 'footnote_back'],
  ...['callout_note', 'callout_tip', 'callout_important', 'callout_warning', 'callout_caution'],
  // A translation whose original changed since
  ...['translation_stale', 'translation_current'],
];

/** Texts around a number; a language that has more kinds of plural may add theirs, such as `source_count_few`. */
const PLURALS = ['review_every_months', 'source_count'].flatMap((key) =>
  ['zero', 'two', 'few', 'many'].map((kind) => `${key}_${kind}`),
);

/** The interface texts of a language: all of them, and no others. */
export const interfaceTexts = z.strictObject({
  ...Object.fromEntries(KEYS.map((key) => [key, line])),
  ...Object.fromEntries(PLURALS.map((key) => [key, line.optional()])),
});
