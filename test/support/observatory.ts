import { Parser } from 'htmlparser2';

/** What the scanner looks at: the answer to the first page of a site, taken as if it had come with https. */
export interface Scanned {
  readonly origin: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly html: string;
}

/** What a rule has found, and what it adds to the 100 points that everybody has. */
export type Finding = readonly [rule: string, found: string, points: number];

/** A site's marks. */
export interface Score {
  readonly grade: string;
  readonly points: number;
  readonly findings: readonly Finding[];
}

/**
 * Marks a site by the rules of Mozilla's HTTP Observatory (mdn-http-observatory 1.4.10, version 4 of its algorithm), as far
 * as an answer can show them: whether http leads to https is left out, where it gives nothing and takes 20 at most, and so
 * is the list of hosts that browsers know of beforehand. Of cookies it looks only at whether they are secure.
 */
export function observe(scanned: Scanned): Score {
  const findings = RULES.map((rule) => rule(scanned));
  const sum = (points: readonly number[]): number => points.reduce((all, some) => all + some, 100);
  const all = findings.map(([, , points]) => points);
  const lost = sum(all.filter((points) => points < 0));
  // Who has lost much gets no extra points.
  const points = Math.max(lost >= 90 ? sum(all) : lost, 0);
  return { grade: gradeOf(points), points, findings };
}

const GRADES = 'F F F F F D- D D D+ C- C C C+ B- B B B+ A- A A A+'.split(' ');

function gradeOf(points: number): string {
  return GRADES[Math.floor(Math.min(points, 100) / 5)] ?? 'F';
}

type Rule = (scanned: Scanned) => Finding;

const BROAD = ['ftp:', 'http:', 'https:', '*', 'http://*', 'http://*.*', 'https://*', 'https://*.*'];
const INLINE = ["'unsafe-inline'", 'data:'];

const contentSecurityPolicy: Rule = (scanned) => {
  const found = (what: string, points: number): Finding => ['content-security-policy', what, points];
  const text = headerOf(scanned, 'content-security-policy');
  const policy = policyOf(text);
  if (text === '') return found('none', -25);
  if (!policy) return found('invalid', -25);
  const sources = (name: string): readonly string[] => policy.get(name) ?? policy.get('default-src') ?? ['*'];
  const [script, style, object] = ['script-src', 'style-src', 'object-src'].map(sources) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ];
  const passive = ['img-src', 'media-src'].flatMap(sources);
  const active = [...policy].flatMap(([name, list]) => (/^(?:img|media)-src$/.test(name) ? [] : list));
  if (holds(script, [...BROAD, ...INLINE]) || holds(object, BROAD)) return found('unsafe scripts', -20);
  if (active.some(isInsecure)) return found('insecure sources', -20);
  if ([...script, ...style].includes("'unsafe-eval'")) return found('unsafe-eval', -10);
  if (passive.some(isInsecure)) return found('insecure images', -10);
  if (holds(style, [...BROAD, ...INLINE])) return found('unsafe styles', 0);
  return policy.get('default-src')?.join() === "'none'" ? found("default-src 'none'", 10) : found('safe', 5);
};

function holds(sources: readonly string[], some: readonly string[]): boolean {
  return sources.some((source) => some.includes(source));
}

function isInsecure(source: string): boolean {
  return /^(?:http|ftp):/.test(source);
}

/** The directives of a policy with their sources; undefined where one stands twice or the whole is none. */
function policyOf(text: string): Map<string, readonly string[]> | undefined {
  const directives = text.split(';').map((directive) => directive.trim().toLowerCase().split(/\s+/));
  const named = directives.filter(([name]) => name);
  const policy = new Map(
    named.map(([name = '', ...sources]) => [name, sources.length > 0 ? sources : ["'none'"]]),
  );
  return policy.size < named.length || text.length < 6 ? undefined : policy;
}

const cookies: Rule = ({ headers }) => {
  const set = [headers['set-cookie'] ?? []].flat();
  const insecure = set.filter((cookie) => !/;\s*secure/i.test(cookie));
  if (set.length === 0) return ['cookies', 'none', 0];
  return insecure.length > 0 ? ['cookies', 'not secure', -20] : ['cookies', 'secure', 0];
};

const sharing: Rule = (scanned) => {
  const allowed = headerOf(scanned, 'access-control-allow-origin');
  const withCredentials = headerOf(scanned, 'access-control-allow-credentials') === 'true';
  const name = 'cross-origin-resource-sharing';
  return allowed !== '' && allowed !== '*' && withCredentials
    ? [name, 'for all', -50]
    : [name, allowed || 'none', 0];
};

const PRIVATE = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
const TELLING = ['origin', 'origin-when-cross-origin', 'unsafe-url', 'no-referrer-when-downgrade'];

const referrer: Rule = (scanned) => {
  const text = headerOf(scanned, 'referrer-policy');
  const last = text
    .split(',')
    .map((policy) => policy.trim())
    .findLast((policy) => [...PRIVATE, ...TELLING].includes(policy));
  if (text === '') return ['referrer-policy', 'none', 0];
  return last && PRIVATE.includes(last)
    ? ['referrer-policy', last, 5]
    : ['referrer-policy', last ?? 'invalid', -5];
};

const strictTransport: Rule = (scanned) => {
  const text = headerOf(scanned, 'strict-transport-security');
  const age = /(?:^|;)\s*max-age=(\d+)/.exec(text)?.[1];
  const name = 'strict-transport-security';
  if (!age || text.includes(',')) return [name, text ? 'invalid' : 'none', -20];
  return Number(age) < 15_552_000 ? [name, 'less than six months', -10] : [name, 'six months or more', 0];
};

const integrity: Rule = ({ html, origin }) => {
  const scripts: { readonly own: boolean; readonly secure: boolean; readonly sealed: boolean }[] = [];
  const parser = new Parser({
    onopentag(name, { src, integrity: seal }) {
      const url = src === undefined ? null : URL.parse(src, origin);
      if (name !== 'script' || !url) return;
      scripts.push({ own: url.origin === origin, secure: url.protocol === 'https:', sealed: Boolean(seal) });
    },
  });
  parser.end(html);
  const foreign = scripts.filter(({ own }) => !own);
  const name = 'subresource-integrity';
  if (foreign.some(({ secure, sealed }) => !secure && !sealed)) return [name, 'insecure scripts', -50];
  if (foreign.some(({ secure }) => !secure)) return [name, 'insecure scripts, sealed', -20];
  if (foreign.some(({ sealed }) => !sealed)) return [name, 'scripts from elsewhere', -5];
  const isSealed = foreign.length > 0 || (scripts.length > 0 && scripts.every(({ sealed }) => sealed));
  return isSealed ? [name, 'sealed', 5] : [name, 'own scripts', 0];
};

const contentType: Rule = (scanned) => {
  const isSet = headerOf(scanned, 'x-content-type-options') === 'nosniff';
  return ['x-content-type-options', isSet ? 'nosniff' : 'none', isSet ? 0 : -5];
};

const frames: Rule = (scanned) => {
  const text = headerOf(scanned, 'x-frame-options');
  if (policyOf(headerOf(scanned, 'content-security-policy'))?.has('frame-ancestors'))
    return ['x-frame-options', 'frame-ancestors', 5];
  return /^(?:deny$|sameorigin$|allow-from)/.test(text)
    ? ['x-frame-options', text, 0]
    : ['x-frame-options', 'none', -20];
};

const resourcePolicy: Rule = (scanned) => {
  const text = headerOf(scanned, 'cross-origin-resource-policy');
  const name = 'cross-origin-resource-policy';
  if (text === 'same-origin' || text === 'same-site') return [name, text, 10];
  return text === '' || text === 'cross-origin' ? [name, text || 'none', 0] : [name, 'invalid', -5];
};

const RULES: readonly Rule[] = [
  contentSecurityPolicy,
  cookies,
  sharing,
  referrer,
  strictTransport,
  integrity,
  contentType,
  frames,
  resourcePolicy,
];

function headerOf({ headers }: Scanned, name: string): string {
  return [headers[name] ?? ''].flat().join(', ').trim().toLowerCase();
}
