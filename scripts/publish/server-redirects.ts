import { withBase } from '../site/addresses.ts';
import type { Content } from '../site/content.ts';
import type { OldPage } from '../site/old-pages.ts';
import { recordKey } from '../site/record-key.ts';
import type { Site } from '../site/site.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import type { Redirect } from './hosts/hosted-site.ts';

/**
 * The old addresses that a server may redirect: those of which every id leads to the same id of the same page, since
 * browsers carry a fragment along, and servers never see one. Addresses are with base path.
 */
export function serverRedirects(content: Site): Redirect[] {
  const base = content.operator?.site.base ?? '/';
  const own = ownAliases(content);
  return [...content.old.pages.values()]
    .filter((page) => isUniform(page, own))
    .flatMap((page) => {
      const { to } = page;
      if (!to) return [];
      const target = withBase(to.address, base) + (to.id === null ? '' : `#${encodeFragment(to.id)}`);
      const from = withBase(page.address, base);
      const forms = from.endsWith('/') && from !== '/' ? [from.slice(0, -1), from] : [from];
      return forms.map((form) => ({ from: form, to: target }));
    });
}

/** Whether a fragment of the old page means the same on the page that it moved to. */
function isUniform({ to, gone, anchors }: OldPage, own: ReadonlyMap<string, string>): boolean {
  if (!to || gone) return false;
  // A redirect with a fragment of its own drops the one that was asked for.
  if (to.id !== null && anchors.length > 0) return false;
  return anchors.every(
    (anchor) =>
      anchor.to?.address === to.address &&
      (anchor.to.id === anchor.id || own.get(recordKey(to.address, anchor.id)) === (anchor.to.id ?? 'top')),
  );
}

/** The old ids that pages keep for themselves, and the anchors that hold their statements, by `recordKey`. */
function ownAliases({ topics }: Content): Map<string, string> {
  return new Map(
    topics.flatMap(({ address, matter }) =>
      Object.entries(matter?.aliases ?? {}).flatMap(([anchor, ids]) =>
        ids.flatMap((id): [string, string][] =>
          id.startsWith('/') ? [] : [[recordKey(address, id), anchor]],
        ),
      ),
    ),
  );
}
