import { withBase } from '../site/addresses.ts';
import type { StaleText } from '../site/translations.ts';
import type { ViewSource } from './view-source.ts';

/** A section of a translation whose original changed since: what its notice says. */
export interface StaleView {
  /** `top` for the head of the page. */
  readonly id: string;
  /** The section as the original has it now. */
  readonly href: string;
  readonly language: { readonly name: string; readonly tag: string };
}

/** The notices of a page. */
export function staleViews(
  stale: StaleText | undefined,
  { content, operator }: ViewSource,
): readonly StaleView[] {
  const language = stale && content.languages.get(stale.original.language)?.language;
  if (!stale || !language) return [];
  const { name, tag } = language;
  const address = withBase(stale.original.address, operator.site.base);
  return stale.ids.map((id) => ({
    id,
    href: id === 'top' ? address : `${address}#${encodeURI(id)}`,
    language: { name, tag },
  }));
}

/** What tells the notices of a page from those that it had. */
export function staleKey({ stale }: { readonly stale: readonly StaleView[] }): string {
  return stale.map(({ id, href }) => `${id}\0${href}`).join('\n');
}
