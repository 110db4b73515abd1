import { azureConfig } from './azure-config.ts';
import { headersFile } from './headers-file.ts';
import type { HostedSite } from './hosted-site.ts';
import { nginxConfig } from './nginx-config.ts';
import { AZURE_FILE, HEADERS_FILE, NGINX_FILE, REDIRECTS_FILE } from './own-files.ts';
import { redirectsFile } from './redirects-file.ts';

/** The settings of a site for every host that we know, by their paths below the output folder. */
export function hostFiles(site: HostedSite): ReadonlyMap<string, string> {
  return new Map([
    [NGINX_FILE, nginxConfig(site)],
    [HEADERS_FILE, headersFile(site)],
    [REDIRECTS_FILE, redirectsFile(site)],
    [AZURE_FILE, azureConfig(site)],
  ]);
}
