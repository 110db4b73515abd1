/** Where the settings for nginx are written, below the output folder. */
export const NGINX_FILE = '.hosts/nginx.conf';
/** For Netlify and Cloudflare Pages. */
export const HEADERS_FILE = '_headers';
/** For Netlify and Cloudflare Pages. */
export const REDIRECTS_FILE = '_redirects';
/** For Azure Static Web Apps. */
export const AZURE_FILE = 'staticwebapp.config.json';
