import { expect, test } from 'vitest';
import { ProgressLine } from '../../scripts/cli/progress-line.ts';

test.each([
  ['on a terminal', true, undefined, '\r\x1b[2K1 of 2\r\x1b[2K2 of 2\r\x1b[2K'],
  ['in a pipe', false, undefined, ''],
  ['in CI', true, 'true', ''],
])('Progress %s', (_, isTTY, ci, expected) => {
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const line = new ProgressLine({ isTTY, write }, ci ?? '');
  line.show('1 of 2');
  line.show('2 of 2');
  line.clear();
  expect(written).toBe(expected);
});
