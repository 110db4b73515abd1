import type { Published } from '../text/markdown/context.ts';
import { counted, fillText } from '../text/markdown/words.ts';
import { publishedAddress, withoutBase } from './addresses.ts';
import type { Content, Download, LanguageContent } from './content.ts';
import { dayFormat } from './day-format.ts';
import type { DocumentFacts } from './load-document.ts';

/** What decides how an address is published: the site, and the language of the file. */
interface AddressContext extends Pick<Content, 'base' | 'downloads' | 'languages'> {
  readonly language: Speaker;
}

/** The address to publish for one as written in a file, what is told of it where it is a download's, its language if another. */
export function publish(href: string, from: string, around: AddressContext): Published {
  const { base, downloads, language: speaker } = around;
  const address = publishedAddress(href, from, base);
  const within = withoutBase(address, base) ?? '';
  const language = within.startsWith('/') ? otherLanguage(within, around) : undefined;
  if (language) return { address, language };
  const download = downloads.size > 0 ? downloads.get(within.replace(/[?#].*$/, '')) : undefined;
  if (!download) return { address };
  return {
    address,
    facts: describeFile(download, speaker),
    get pixels() {
      return download.pixels;
    },
  };
}

/** The language (BCP 47) of an address, where it is another one than that of the file. */
function otherLanguage(address: string, { language, languages }: AddressContext): string | undefined {
  if (languages.size < 2 || address.startsWith(`/${language.language.code}/`)) return undefined;
  return languages.get(address.slice(1, address.indexOf('/', 1)))?.language.tag;
}

/** Whose words and numbers are used. */
export type Speaker = Pick<LanguageContent, 'language' | 'texts'>;

/**
 * What readers are told of a download in the number form and the words of a language: `(PDF, 1.2 MB, 26 pages, English,
 * 29 November 2026)`. Units are powers of 1000.
 */
export function describeFile(
  { path, bytes, document }: Pick<Download, 'path' | 'bytes' | 'document'>,
  speaker: Speaker,
): string {
  const { texts } = speaker;
  const type = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toUpperCase();
  const size = [sizeOf(bytes, speaker), ...(document ? documentFacts(document, speaker) : [])].reduce(
    (facts, more) => fillText(texts.file_and ?? '{facts}, {more}', { facts, more }),
  );
  return type
    ? fillText(texts.file_facts ?? '{type} {size}', { type, size })
    : fillText(texts.file_size ?? '{size}', { size });
}

/** How long a PDF is, in what language, and of what day. */
function documentFacts({ pages, language: tag, day }: DocumentFacts, { language, texts }: Speaker): string[] {
  const name = tag && new Intl.DisplayNames(language.tag, { type: 'language' }).of(tag);
  return [
    // No line ends between number and unit.
    counted(texts, 'file_pages', pages, language.tag).replace(/(?<=\d) /, '\u00a0'),
    ...(name ? [name] : []),
    ...(day ? [dayFormat(language)(day).text] : []),
  ];
}

function sizeOf(bytes: number, { language }: Speaker): string {
  // The limits are where rounding would give 1,000 of a unit.
  const step = [1000, 999_500, 999_950_000].filter((limit) => bytes >= limit).length;
  const unit = ['byte', 'kilobyte', 'megabyte', 'gigabyte'][step] ?? 'byte';
  return new Intl.NumberFormat(language.tag, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}
