import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExternalAddress } from '../../scripts/outside/collect-addresses.ts';
import type { Finding } from '../../scripts/outside/survey.ts';
import {
  loadMemory,
  memoryAge,
  recall,
  remember,
  type SurveyMemory,
  saveMemory,
} from '../../scripts/outside/survey-site.ts';
import type { Verdict } from '../../scripts/outside/verdict.ts';
import { newFolder } from '../support/fixture.ts';

const now = Date.UTC(2026, 10, 22, 12);
const place = { file: 'content/en/a.md', line: 7, column: 3 };

function address(url: string, ...fragments: string[]): ExternalAddress {
  return { url, uses: fragments.map((fragment) => ({ href: url, place, fragment })) };
}

function finding(verdict: Verdict, missing: string[] = []): Finding {
  const anchors = { missing, ids: [] };
  return { address: address('https://a.example/', '', 'x'), verdict, anchors };
}

const file = join(newFolder(), 'cache/external.json');

/** What is recalled after a finding was remembered, written and read. */
function recalled(found: Finding, wanted = found.address, later = 0): Verdict | undefined {
  const memory = new Map();
  remember(memory, found, now);
  rmSync(file, { force: true });
  saveMemory(file, memory);
  return recall(loadMemory(file, now + later), wanted)?.verdict;
}

/** How many addresses a file of this text holds. */
function held(text: string): number {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return loadMemory(file, now).size;
}

function written(memory: SurveyMemory): string {
  saveMemory(file, memory);
  return readFileSync(file, 'utf8');
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
  for (const text of texts) expect(held(text)).toBe(0);
  expect(held(JSON.stringify({ version: 1, addresses: { x: good } }))).toBe(1);
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(held(text)).toBe(0);
    }),
  );
});

test('A memory is written the same way whatever the order', () => {
  const entries = ['c', 'a', 'b'].map(
    (url) => [url, { at: now, fragments: [''] }] as [string, { at: number; fragments: string[] }],
  );
  expect(written(new Map(entries))).toBe(written(new Map([...entries].reverse())));
});
