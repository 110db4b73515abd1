import { expect, test } from 'vitest';
import { progressLine } from '../../scripts/cli/terminal.ts';

test.each([
  ['on a terminal', true, undefined, '\r\x1b[2K1 of 2\r\x1b[2K2 of 2\r\x1b[2K'],
  ['in a pipe', false, undefined, ''],
  ['in CI', true, 'true', ''],
])('Progress %s', (_, isTTY, ci, expected) => {
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const show = progressLine({ isTTY, write }, ci ?? '');
  for (const text of ['1 of 2', '2 of 2', '']) show(text);
  expect(written).toBe(expected);
});
