import type { SitePlan } from '../pages/site-plan.ts';
import { withBase } from '../site/addresses.ts';
import type { Site } from '../site/site.ts';
import type { HostedSite, NotFound } from './hosts/hosted-site.ts';
import { serverRedirects } from './server-redirects.ts';

/** What hosts must be told of a planned site. */
export function hostedSite({ pages, operator }: SitePlan, content: Site): HostedSite {
  const { base } = operator.site;
  const notFound = pages.flatMap(({ address, topic }) => {
    const below = topic ? undefined : /^(?<below>.*\/)404\.html$/.exec(address)?.groups?.below;
    return below ? [{ below: withBase(below, base), page: withBase(address, base) }] : [];
  });
  return { base, redirects: serverRedirects(content), notFound: notFound.sort(mostSpecialFirst) };
}

function mostSpecialFirst(one: NotFound, other: NotFound): number {
  return other.below.length - one.below.length;
}
