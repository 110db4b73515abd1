import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtPages, idsOf } from '../support/built-pages.ts';
import { isFull, sample } from '../support/full.ts';
import { openAfresh, openSite } from '../support/site-in-browser.ts';

/** What people have linked to: own ids, and those of the legacy site that must keep working on the page. */
const PROMISED: Readonly<Record<string, readonly string[]>> = {
  '/en/': [],
  '/en/privacy/': ['in-short'],
  '/en/privacy/data-location/': [
    'regions',
    'redundancy',
    'what-china-means',
    'access-from-abroad',
    '_You_know_where',
  ],
  '/en/privacy/data-access/': [
    'personnel',
    'subcontractors',
    'limits',
    'logging',
    '_You_control_access',
    'Who-can-access-Customer-Data',
  ],
  '/en/privacy/data-retention/': ['leave_service', 'timeline', 'exceptions', 'notices', '_You_control_your'],
  '/en/privacy/data-deletion/': ['virtual-machines-and-storage', 'databases', 'devices', 'tenant-isolation'],
  '/en/privacy/encryption/': ['in-transit', 'at-rest', 'keys', '_You_have_optio', '_You_have_options'],
  '/en/privacy/data-portability/': ['export'],
  '/en/privacy/subcontractors/': ['terms', 'notice-periods', 'shiji_contract'],
  '/en/privacy/government-requests/': [
    'domestic',
    'foreign',
    'notice',
    'When-law-enforcement-or-a-third-party-askes-for-Customer-Data',
  ],
  '/en/privacy/definitions/': [
    'customer-data',
    'administrator-data',
    'payment-data',
    'support-data',
    'personal-data',
    'data_other',
    'How_MS_Defines',
  ],
  '/en/compliance/': ['iso-iec-27001', 'mlps', 'gb-18030', 'ISO/IEC_27001'],
  '/en/transparency/': [],
  '/en/about/': ['contact', 'accessibility'],
};

/** Pages whose every id is opened: many kinds of anchors, long and short pages, ids with `/`. */
const OPENED = [
  '/en/privacy/data-retention/',
  '/en/privacy/definitions/',
  '/en/privacy/encryption/',
  '/en/compliance/',
  '/zh/privacy/data-retention/',
];

const { lookAt } = openSite();
const pages = new Map(builtPages().map((page) => [page.address, page]));

describe('what has been linked to', () => {
  const promises = Object.entries(PROMISED).flatMap(([english, promised]) =>
    [english, english.replace('/en/', '/zh/')].map((address) => [address, promised] as const),
  );

  it.each(promises)('%s: every promised anchor is there, once', (address, promised) => {
    const ids = idsOf(htmlOf(address));
    expect(promised.filter((id) => ids.filter((other) => other === id).length !== 1)).toEqual([]);
    expect(pages.has(address)).toBe(true);
  });
});

const looks = [true, false].flatMap((javaScript) => [
  { javaScript, width: 1280, height: 800 },
  { javaScript, width: 375, height: 667 },
]);

describe('an address with an anchor', () => {
  const addresses = anchorsToOpen();
  // In a sample each is opened in one of the looks, in turns.
  const rows = looks.map((look, turn) => ({
    ...look,
    opened: addresses.filter((_, index) => isFull || index % looks.length === turn),
  }));

  it.for(rows)(
    'leads there, and it is in sight: $width px, JavaScript: $javaScript',
    async ({ opened, ...look }, { expect }) => {
      await lookAt('/404.html', look, async ({ page, origin }) => {
        const wrong: string[] = [];
        for (const { address, id } of opened) {
          const fault = await faultOf(page, origin + address, id);
          if (fault) wrong.push(`${address}#${id} ${fault}`);
        }
        expect(wrong).toEqual([]);
      });
    },
  );

  it('is of each kind', () => {
    expect(addresses.length).toBeGreaterThan(isFull ? 40 : 7);
    expect(addresses.some(({ id }) => id.includes('/'))).toBe(true);
  });
});

describe('the statement that an address names', () => {
  const named = [
    ['a heading', '/en/privacy/data-retention/', 'leave_service'],
    ['the heading that has taken over an old id', '/en/privacy/data-retention/', '_You_control_your'],
    ['the heading that has taken over an old id with a slash', '/en/compliance/', 'ISO/IEC_27001'],
    ['a term', '/en/privacy/definitions/', 'customer-data'],
  ] as const;

  it.for(named)('is marked: %s', async ([, address, id], { expect }) => {
    await lookAt(address, { javaScript: false }, async ({ page, origin }) => {
      const before = await looksOf(page, id);
      await page.goto(`${origin}${address}#${id}`);
      expect(await looksOf(page, id)).not.toEqual(before);
    });
  });
});

/** The anchors that are opened; in a sample one of each element that has ids, and of each form of id. */
function anchorsToOpen(): readonly { address: string; id: string }[] {
  const ids = OPENED.map((address) => idsOf(htmlOf(address)).map((id) => ({ address, id })));
  return sample(alternating(ids), ({ address, id }) => {
    const [, element = ''] =
      htmlOf(address)
        .split(` id="${id}"`, 1)[0]
        ?.match(/<(\w+)[^<]*$/) ?? [];
    return `${element} ${id.replace(/[a-z\d-]+/gi, 'x')}`;
  });
}

function htmlOf(address: string): string {
  return pages.get(address)?.html ?? '';
}

/** The first of each list, then the second of each: a browser that goes from one to the next opens a page each time. */
function alternating<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

/** Opens an address afresh. @returns what is wrong with where it leads, if anything is */
async function faultOf(page: Page, address: string, id: string): Promise<string | null> {
  await openAfresh(page, `${address}#${id}`);
  let fault = await faultInSight(page, id);
  // The browser may be about to scroll.
  for (let tries = 0; fault && tries < 20; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    fault = await faultInSight(page, id);
  }
  return fault;
}

function faultInSight(page: Page, id: string): Promise<string | null> {
  return page.evaluate((wanted) => {
    const target = document.querySelector(':target');
    if (target?.id !== wanted) return `is not the target (${target?.id ?? 'nothing'} is)`;
    // An alias is an empty element inside of the statement.
    const block = target.getBoundingClientRect().width > 0 ? target : target.parentElement;
    const box = block?.getBoundingClientRect();
    if (!block || !box || box.height === 0) return 'is not shown';
    if (box.top < 0 || box.top > innerHeight - 24) return `is at ${box.top} of ${innerHeight} px`;
    const x = Math.max(box.left, 0) + Math.min(box.width, innerWidth) / 2;
    for (const y of [box.top + 1, Math.min(box.top + 16, box.bottom - 1)]) {
      const top = document.elementFromPoint(x, y);
      if (!block.contains(top)) return `is covered by ${top ? `${top.tagName}.${top.className}` : 'nothing'}`;
    }
    return null;
  }, id);
}

/** How the element with an id looks, and everything around it. */
function looksOf(page: Page, id: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const looks: string[] = [];
    for (let at = document.getElementById(wanted); at; at = at.parentElement) {
      const { backgroundColor, boxShadow, outlineStyle, borderInlineStart, color } = getComputedStyle(at);
      looks.push([backgroundColor, boxShadow, outlineStyle, borderInlineStart, color].join(' '));
    }
    return looks;
  }, id);
}
