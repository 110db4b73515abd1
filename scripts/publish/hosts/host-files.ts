import type { SitePlan } from '../../pages/site-plan.ts';
import { type SETTINGS_FILES, SITE_FILES, withBase } from '../../site/addresses.ts';
import type { Content } from '../../site/content.ts';
import type { Language } from '../../site/data-schema.ts';
import type { OldPage } from '../../site/old-pages.ts';
import { recordKey } from '../../site/record.ts';
import type { Site } from '../../site/site.ts';
import { TEXTS_FOLDER } from '../../site/versions/site-versions.ts';
import { encodeFragment } from '../../text/find-anchor.ts';
import { apacheConfig } from './apache-config.ts';
import { azureConfig } from './azure-config.ts';
import { caddyConfig } from './caddy-config.ts';
import type { Home, HostedSite, Redirect } from './hosted-site.ts';
import { headersFile, redirectsFile } from './netlify-files.ts';
import { nginxConfig } from './nginx-config.ts';

type Write = (site: HostedSite, files: readonly string[]) => string;

/** Every file of settings, by its path below the output folder, and what writes it. */
const writers: Readonly<Record<(typeof SETTINGS_FILES)[number], Write>> = {
  '.hosts/nginx.conf': nginxConfig,
  '.hosts/caddy.Caddyfile': caddyConfig,
  '.hosts/apache.conf': apacheConfig,
  _headers: headersFile,
  _redirects: redirectsFile,
  'staticwebapp.config.json': azureConfig,
};

/** The settings of a site for every host that we know, by their paths below the output folder. */
export function hostFiles(site: HostedSite): ReadonlyMap<string, string> {
  const files = Object.keys(writers);
  return new Map(Object.entries(writers).map(([path, write]) => [path, write(site, files)]));
}

/** What hosts must be told of a planned site. */
export function hostedSite({ pages, operator, languages, sources }: SitePlan, content: Site): HostedSite {
  const { base } = operator.site;
  const notFound = pages.flatMap(({ address, topic }) => {
    const below = topic ? undefined : /^(?<below>.*\/)404\.html$/.exec(address)?.groups?.below;
    return below ? [{ below: withBase(below, base), page: withBase(address, base) }] : [];
  });
  const mostSpecialFirst = notFound.sort((one, other) => other.below.length - one.below.length);
  const folders = new Set([...content.generated.keys()].map((address) => `/${address.split('/')[1]}/`));
  const texts = content.versions.isEmpty ? [] : [TEXTS_FOLDER];
  const open = [...folders, ...texts, ...SITE_FILES];
  return {
    base,
    redirects: serverRedirects(content),
    notFound: mostSpecialFirst,
    open: open.map((address) => withBase(address, base)),
    pageFolders: [...languages.keys()].map((code) => withBase(`/${code}/`, base)),
    homes: homesOf(sources[0]?.present ?? [], base),
  };
}

/** The home pages of some languages; of two that browsers ask for alike, the first. */
function homesOf(languages: readonly Language[], base: string): Home[] {
  const homes = languages.map(({ code, tag }): [string, Home] => {
    const { language } = new Intl.Locale(tag);
    return [language, { language, address: withBase(`/${code}/`, base) }];
  });
  const firsts = [...new Map(homes.toReversed()).values()].reverse();
  return firsts.length > 1 ? firsts : [];
}

/**
 * The old addresses that a server may redirect: those of which every id leads to the same id of the same page, since
 * browsers carry a fragment along, and servers never see one. To the page that tells of a file each host leads by itself,
 * since a folder of that name stands there: it sends `/x` on to `/x/`, and a rule for that is a circle where both are one
 * address to it (Azure, Netlify). Addresses are with base path.
 */
export function serverRedirects(content: Site): Redirect[] {
  const base = content.operator?.site.base ?? '/';
  const own = ownAliases(content);
  return [...content.old.pages.values()].flatMap((page) => {
    const { address, to } = page;
    if (!to || !isUniform(page, own)) return [];
    const target = withBase(to.address, base) + (to.id === null ? '' : `#${encodeFragment(to.id)}`);
    const from = withBase(address, base);
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
        ids
          .filter((id) => !id.startsWith('/'))
          .map((id): [string, string] => [recordKey(address, id), anchor]),
      ),
    ),
  );
}
