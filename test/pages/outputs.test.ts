import { expect, test } from 'vitest';
import { outputFiles } from '../../scripts/pages/outputs/output-files.ts';
import { textOf } from '../../scripts/pages/page-text.ts';
import { type PlannedPage, planSite, type SitePlan } from '../../scripts/pages/site-plan.ts';
import { structuredData } from '../../scripts/pages/structured-data.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { changed, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const ROWS = `- { name: 'Zebra, "Z" Ltd.', list: core, since: 2018-10-08, source: handbook }
- { name: "{operator}", purpose: Support, source: handbook }
`;

const withRows = { '_data/subcontractors.yaml': ROWS };

function planOf(files: Readonly<Record<string, string>>): SitePlan {
  return planSite(readContent(loadContent(siteWith(files), someDay))) as SitePlan;
}

/** What is made for machines of a site, by the paths of the files. */
function made(files: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(outputFiles(planOf(files), new Map()).map(({ path, text }) => [path, text]));
}

test('A register is JSON, each row with its texts in all languages, its days, and its source', () => {
  const source = { en: 'Handbook of Example Operator' };
  const stated = { stated: '2026-01-31', source, source_url: 'https://example.com/handbook' };
  expect(JSON.parse(made(withRows).get('registers/subcontractors.json') ?? '')).toEqual([
    { list: 'core', name: { en: 'Zebra, "Z" Ltd.' }, since: '2018-10-08', ...stated },
    { name: { en: 'Example Operator' }, purpose: { en: 'Support' }, ...stated },
  ]);
});

test('A register is CSV as RFC 4180 has it, a column a language', () => {
  const announced =
    '- { name: New, announced: 2026-12-01, object_until: 2026-12-31, effective: 2027-01-01, source: handbook }\n';
  const rows = { '_data/subcontractors.yaml': ROWS + announced };
  const stated = '2026-01-31,Handbook of Example Operator,https://example.com/handbook';
  expect(made(rows).get('registers/subcontractors.csv')).toBe(
    [
      '\uFEFFlist,name_en,purpose_en,place_en,since,announced,effective,object_until,stated,source_en,source_url',
      `core,"Zebra, ""Z"" Ltd.",,,2018-10-08,,,,${stated}`,
      `,Example Operator,Support,,,,,,${stated}`,
      `,New,,,,2026-12-01,2027-01-01,2026-12-31,${stated}`,
      '',
    ].join('\r\n'),
  );
});

test('A topic may link to a register, and no old address may take its place', () => {
  const body =
    '\n## X {#x}\n\n[All of them](../registers/subcontractors.csv), [none](../registers/none.csv).\n';
  const taking = topic(body).replace('\n---', '\naliases:\n  x: [/registers/subcontractors.json]\n---');
  expect(toldOfSite(siteWith({ ...withRows, 'en/x.md': taking }))).toEqual([
    'en/x.md:7:7 front-matter',
    'en/x.md:12:49 missing-page ../registers/none.csv',
  ]);
});

test('Registers are recorded, as what somebody may cite', () => {
  const { content } = examineSources(siteWith(withRows), someDay);
  expect([...content.published.keys()].filter((key) => key.startsWith('/registers/'))).toEqual([
    '/registers/subcontractors.csv',
    '/registers/subcontractors.json',
  ]);
  expect(content.whereIs('/registers/subcontractors.csv')).toBe('/registers/subcontractors.csv');
});

test('llms.txt names each page as Markdown, and the files for machines', () => {
  expect(made(withRows).get('llms.txt')?.split('\n\n')).toEqual([
    '# Example Trust',
    expect.stringMatching(/^> /),
    '## English',
    expect.stringMatching(/^- \[.+\]\(https:\/\/.+\/en\/index\.md\): .+$/m),
    '## JSON, CSV',
    expect.stringContaining('/registers/subcontractors.csv)'),
  ]);
});

test('The sitemap has the base path, and robots.txt names it', () => {
  const files = made(changed('_data/operator.yaml', 'site:\n', 'site:\n  base: /trust/\n'));
  expect(files.get('sitemap.xml')).toContain('<loc>https://trust.example.com/trust/en/privacy/access/</loc>');
  expect(files.get('robots.txt')).toBe(
    'User-agent: *\nDisallow:\n\nSitemap: https://trust.example.com/trust/sitemap.xml\n',
  );
});

const SECURITY = `security:
  contact: [https://www.example.com/report, mailto:security@example.com]
  expires: 2026-12-31
  policy: https://trust.example.com/en/
site:
`;

test('Who finds a fault is told whom to tell, as RFC 9116 has it; where nothing is known, nothing is said', () => {
  const told = made(changed('_data/operator.yaml', 'site:\n', SECURITY)).get('.well-known/security.txt');
  expect(told?.split('\n')).toEqual([
    'Contact: https://www.example.com/report',
    'Contact: mailto:security@example.com',
    'Expires: 2026-12-31T23:59:59Z',
    'Preferred-Languages: en',
    'Canonical: https://trust.example.com/.well-known/security.txt',
    'Policy: https://trust.example.com/en/',
    '',
  ]);
  expect(made({}).has('.well-known/security.txt')).toBe(false);
});

test.for([
  ['2026-12-01', '2026-12-31', ['_data/operator.yaml:3:12 security-expires']],
  ['2026-11-30', '2026-12-31', []],
  ['2026-12-31', '2026-12-31', ['_data/operator.yaml:3:12 security-expires']],
  ['2027-01-01', '2026-12-31', ['_data/operator.yaml:3:12 security-expires']],
  ['2027-05-01', '2028-05-01', []],
  ['2026-11-30', '2027-11-30', []],
  ['2026-11-30', '2027-12-02', ['_data/operator.yaml:3:12 security-expires']],
] as const)('on %s, of an address that holds until %s', ([today, expires, wanted]) => {
  const written = SECURITY.replace('2026-12-31', expires);
  const found = toldOfSite(siteWith(changed('_data/operator.yaml', 'site:\n', written)), today);
  expect(found.filter((line) => line.includes('security'))).toEqual(wanted);
});

test('Contacts for faults and filings are judged as other links are, and their pictures have to be there', () => {
  const filing = `filings: [{ text: 'No. 1', href: 'https://test.example.com/', icon: images/filling.png }]\n`;
  const written = `${filing}${SECURITY.replace('www.', 'staging.')}`;
  const files = { ...changed('_data/operator.yaml', 'site:\n', written), 'images/filing.png': 'P' };
  expect(toldOfSite(siteWith(files)).filter((line) => line.startsWith('_data/operator'))).toEqual([
    '_data/operator.yaml:1:34 forbidden-host https://test.example.com/',
    '_data/operator.yaml:1:69 data-file → images/filing.png',
    '_data/operator.yaml:3:13 forbidden-host https://staging.example.com/report',
  ]);
});

test('What the law wants at the foot of pages leads to a page of the site too, in each language', () => {
  const filing = (to: string): Record<string, string> =>
    changed('_data/operator.yaml', 'site:\n', `filings: [{ text: Imprint, to: ${to} }]\nsite:\n`);
  const { sources, pages } = planOf(filing('privacy/index.md'));
  expect(sources.map(({ inLanguage }) => inLanguage.filings.get(0)?.href)).toEqual(['privacy/index.md']);
  const home = pages.find(({ address }) => address === '/en/') as PlannedPage;
  expect(home.data.site.filings).toMatchObject([{ text: 'Imprint', href: '/en/privacy/' }]);
  expect(toldOfSite(siteWith(filing('privacy/imprint.md')))).toEqual([
    '_data/operator.yaml:1:32 missing-page privacy/imprint.md',
  ]);
  expect(toldOfSite(siteWith(filing("x, href: 'https://example.com/'")))).toEqual([
    '_data/operator.yaml:1:11 data-file',
  ]);
});

test('A page says of itself when it was reviewed, where it stands and what it defines, and can end no script', () => {
  const body = '\n## X {#x}\n\nA term {#a-term}\n: Its meaning.\n';
  const plan = planOf({ 'en/privacy/x.md': topic(body, '"</script>"') });
  const page = plan.pages.find(({ address }) => address === '/en/privacy/x/') as PlannedPage;
  const text = page.topic && textOf(page.topic);
  const json = structuredData(page.data, text);
  expect(json).not.toContain('<');
  const [self, trail, terms] = JSON.parse(json)['@graph'];
  expect(self).toMatchObject({ '@type': 'WebPage', name: '</script>', lastReviewed: '2026-02-28' });
  expect(trail.itemListElement).toHaveLength(3);
  expect(terms.hasDefinedTerm).toMatchObject([{ name: 'A term', description: 'Its meaning.' }]);
  expect(terms.hasDefinedTerm[0].url).toMatch(/\/en\/privacy\/x\/#a-term$/);
  const missing = plan.pages.find(({ address }) => address === '/404.html') as PlannedPage;
  expect(structuredData(missing.data, undefined)).toBe('');
});
