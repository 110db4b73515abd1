/** What a server tells browsers, by the name of the header. */
export type Headers = Readonly<Record<string, string>>;

/**
 * Where pages may load from; what is not named here, they load nothing of. It is the least that our pages work with: search
 * asks this host for what it searches, and there is no form that is sent. It has no `upgrade-insecure-requests`: nothing may come from elsewhere, so
 * there is nothing to upgrade, and it would keep the site from being looked at on a host without a certificate.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  // For a site that brings fonts along.
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * What no page may do, as browsers name it. Names that come and go are left out: a browser complains of one that it does not
 * know. `clipboard-write` is used by the links beside headings, and left to the site itself.
 */
const denied = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/** What every page and file is served with, on this machine too. */
export const securityHeaders: Headers = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [...denied.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', '),
  // Other hosts learn nothing of a reader; the site's own log still tells which page had a dead link.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  // For browsers that do not know `frame-ancestors`, such as the IE mode that companies keep.
  'X-Frame-Options': 'DENY',
};

/**
 * What a public host sends: browsers that have seen it come with https for two years, without asking. It binds this host
 * alone: what runs on hosts below it, we cannot know. Never sent on this machine, where it would bind `localhost`.
 */
export const publicHeaders: Headers = {
  ...securityHeaders,
  'Strict-Transport-Security': `max-age=${2 * 365 * 24 * 60 * 60}`,
};

/** What is made for machines may be read by the scripts of any site. */
export const openHeaders: Headers = { 'Access-Control-Allow-Origin': '*' };

/** At `/` readers of different languages get different answers: caches keep them apart. */
export const homeHeaders: Headers = { Vary: 'Accept-Language' };

/** Files whose names hold a hash of what is in them never change. */
export const assetCaching = 'public, max-age=31536000, immutable';

/** Everything else is kept, and asked for again each time: the answer is mostly that nothing has changed. */
export const pageCaching = 'no-cache';
