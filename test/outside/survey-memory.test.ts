import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExternalAddress } from '../../scripts/outside/collect-addresses.ts';
import type { Finding } from '../../scripts/outside/survey.ts';
import { memoryAge, readMemory, recall, remember, writeMemory } from '../../scripts/outside/survey-memory.ts';
import type { Verdict } from '../../scripts/outside/verdict.ts';

const now = Date.UTC(2026, 10, 22, 12);
const place = { file: 'content/en/a.md', line: 7, column: 3 };

function address(url: string, ...fragments: string[]): ExternalAddress {
  return { url, uses: fragments.map((fragment) => ({ href: url, place, fragment })) };
}

function finding(verdict: Verdict, missing: string[] = []): Finding {
  const anchors = { missing, ids: [] };
  return { address: address('https://a.example/', '', 'x'), verdict, anchors };
}

/** What is recalled after a finding was remembered, written and read. */
function recalled(found: Finding, wanted = found.address, later = 0): Verdict | undefined {
  const memory = new Map();
  remember(memory, found, now);
  return recall(readMemory(writeMemory(memory), now + later), wanted)?.verdict;
}

const ok: Verdict = { state: 'ok' };
const moved: Verdict = { state: 'moved', to: 'https://b.example/' };

test.each([ok, moved])('What was found is remembered: %j', (verdict) => {
  expect(recalled(finding(verdict))).toEqual(verdict);
});

describe('Not remembered is', () => {
  test.each<[string, Finding]>([
    ['what is broken', finding({ state: 'broken', failure: { cause: 'status', detail: '404' } })],
    ['what could not be verified', finding({ state: 'unverifiable', failure: { cause: 'timeout' } })],
    ['a page without an anchor that is linked to', finding(ok, ['x'])],
  ])('%s', (_, found) => {
    expect(recalled(found)).toBeUndefined();
  });

  test('what was found too long ago, or later than now', () => {
    expect(recalled(finding(ok), undefined, memoryAge - 1)).toEqual(ok);
    expect(recalled(finding(ok), undefined, memoryAge)).toBeUndefined();
    expect(recalled(finding(ok), undefined, -1)).toBeUndefined();
  });

  test('an anchor that nobody linked to then', () => {
    expect(recalled(finding(ok), address('https://a.example/', 'x'))).toEqual(ok);
    expect(recalled(finding(ok), address('https://a.example/', 'x', 'y'))).toBeUndefined();
  });
});

test('What was found, and is broken now, is forgotten', () => {
  const memory = new Map();
  remember(memory, finding(ok), now);
  remember(memory, finding({ state: 'broken', failure: { cause: 'refused' } }), now);
  expect(memory.size).toBe(0);
});

test('A damaged memory is an empty one', () => {
  const good = { at: now, fragments: [''] };
  const texts = [
    '',
    '{',
    '[]',
    'null',
    '{"version":2,"addresses":{}}',
    '{"version":1,"addresses":{"x":{"at":"y"}}}',
  ];
  for (const text of texts) expect(readMemory(text, now).size).toBe(0);
  expect(readMemory(JSON.stringify({ version: 1, addresses: { x: good } }), now).size).toBe(1);
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readMemory(text, now).size).toBe(0);
    }),
  );
});

test('A memory is written the same way whatever the order', () => {
  const entries = ['c', 'a', 'b'].map(
    (url) => [url, { at: now, fragments: [''] }] as [string, { at: number; fragments: string[] }],
  );
  expect(writeMemory(new Map(entries))).toBe(writeMemory(new Map([...entries].reverse())));
});
