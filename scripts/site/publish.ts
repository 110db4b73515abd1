import type { Published } from '../text/markdown/context.ts';
import { fillText } from '../text/markdown/words.ts';
import { publishedAddress, withoutBase } from './addresses.ts';
import type { Content, Download, LanguageContent } from './content.ts';

/** What decides how an address is published: the site, and the language of the file. */
interface AddressContext extends Pick<Content, 'base' | 'downloads' | 'languages'> {
  readonly language: Speaker;
}

/** The address to publish for one as written in a file, type and size where it is a download's, its language if another. */
export function publish(href: string, from: string, around: AddressContext): Published {
  const { base, downloads, language: speaker } = around;
  const address = publishedAddress(href, from, base);
  const within = withoutBase(address, base) ?? '';
  const language = within.startsWith('/') ? otherLanguage(within, around) : undefined;
  if (language) return { address, language };
  const download = downloads.size > 0 ? downloads.get(within.replace(/[?#].*$/, '')) : undefined;
  return download ? { address, facts: describeFile(download, speaker) } : { address };
}

/** The language (BCP 47) of an address, where it is another one than that of the file. */
function otherLanguage(address: string, { language, languages }: AddressContext): string | undefined {
  if (languages.size < 2 || address.startsWith(`/${language.language.code}/`)) return undefined;
  return languages.get(address.slice(1, address.indexOf('/', 1)))?.language.tag;
}

/** Whose words and numbers are used. */
export type Speaker = Pick<LanguageContent, 'language' | 'texts'>;

/** Type and size of a download in the number form and the words of a language: `(PDF, 1.2 MB)`. Units are powers of 1000. */
export function describeFile(
  { path, bytes }: Pick<Download, 'path' | 'bytes'>,
  { language, texts }: Speaker,
): string {
  const type = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toUpperCase();
  // The limits are where rounding would give 1,000 of a unit.
  const step = [1000, 999_500, 999_950_000].filter((limit) => bytes >= limit).length;
  const unit = ['byte', 'kilobyte', 'megabyte', 'gigabyte'][step] ?? 'byte';
  const size = new Intl.NumberFormat(language.tag, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
  return type
    ? fillText(texts.file_facts ?? '{type} {size}', { type, size })
    : fillText(texts.file_size ?? '{size}', { size });
}
