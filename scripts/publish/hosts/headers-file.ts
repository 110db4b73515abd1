import type { HostedSite } from './hosted-site.ts';
import { assetCaching, publicHeaders } from './security-headers.ts';

/**
 * `_headers` for Netlify and Cloudflare Pages. Both add up all rules that fit an address, so none names a header of
 * another; what is not an asset is revalidated by both of themselves.
 */
export function headersFile({ base }: Pick<HostedSite, 'base'>): string {
  const rules = [rule(`${base}*`, publicHeaders), rule(`${base}assets/*`, { 'Cache-Control': assetCaching })];
  return `# Written by the build, for Netlify and Cloudflare Pages.\n${rules.join('\n')}\n`;
}

function rule(pattern: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [pattern, ...lines].join('\n');
}
