/** An address of the former site, and the statement that a reader must end at. */
export interface FormerAddress {
  readonly address: string;
  /** Address of the page, and the id of the anchor that holds the statement where there is one. */
  readonly page: string;
  readonly anchor: string | undefined;
}

type Row = readonly [name: string, page: string, anchors: Readonly<Record<string, string>>];

/** The pages of the former site by name, where each leads inside a language, and where each of its fragments does. */
const ROWS: readonly Row[] = [
  [
    'privacy/you-are-in-control-of-your-data',
    'privacy/',
    {
      leave_service: 'privacy/data-retention/#leave_service',
      _You_know_where: 'privacy/data-location/#mainland-china',
      _You_control_access: 'privacy/data-access/#who-gets-access',
      _You_control_your: 'privacy/data-retention/#leave_service',
      _You_have_optio: 'privacy/encryption/#at-a-glance',
    },
  ],
  [
    'privacy/you-own-your-data',
    'privacy/',
    { shiji_contract: 'privacy/subcontractors/#terms', How_MS_Defines: 'privacy/definitions/#classes' },
  ],
  ['privacy/default', 'privacy/', { data_other: 'privacy/definitions/#customer-data' }],
  ['privacy/responding-to-govt-agency-requests-for-customer-data', 'privacy/government-requests/', {}],
  [
    'transparency/default',
    'transparency/',
    {
      'Who-can-access-Customer-Data': 'privacy/data-access/#who-gets-access',
      'When-law-enforcement-or-a-third-party-askes-for-Customer-Data': 'privacy/government-requests/#rule',
    },
  ],
  ['transparency/you_know_where', 'privacy/data-location/', {}],
  ['security/encryption', 'privacy/encryption/', {}],
  ['compliance/default', 'compliance/', { 'ISO/IEC_27001': 'compliance/#iso-iec-27001' }],
  ['default', '', {}],
];

/** The ways in which the former site wrote an address of a page, and the language that each was in. */
export const FORMS: readonly (readonly [form: string, language: string])[] = [
  ['/*.html', 'en'],
  ['/*', 'en'],
  ['/en-us/*.html', 'en'],
  ['/en-us/*', 'en'],
  ['/zh-cn/*.html', 'zh'],
  ['/zh-cn/*', 'zh'],
  ['/*-cn.html', 'zh'],
  ['/*-cn', 'zh'],
];

/** Every address of one form, with every fragment; and the home pages of its language where it has a folder of its own. */
export function formerAddresses(form: string, language: string): FormerAddress[] {
  const folder = /^(\/[a-z]+-[a-z]+\/)\*$/.exec(form)?.[1];
  const home = folder ? [{ address: folder, page: `/${language}/`, anchor: undefined }] : [];
  const pages = ROWS.flatMap(([name, page, anchors]) => {
    const address = form.replace('*', name);
    const whole = { address, page: `/${language}/${page}`, anchor: undefined };
    const parts = Object.entries(anchors).map(([id, leads]) => {
      const [path = '', anchor] = leads.split('#');
      return { address: `${address}#${id}`, page: `/${language}/${path}`, anchor };
    });
    return [whole, ...parts];
  });
  return [...home, ...pages];
}
