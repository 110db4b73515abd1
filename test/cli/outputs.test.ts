import { describe, expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { outputsOf } from '../../scripts/cli/outputs.ts';

/** Outputs in short: `json` for the terminal, `json → a` for a file. */
function told(format: string | undefined, file?: string): string[] {
  return outputsOf(format, file).map((output) =>
    output.file === undefined ? output.format : `${output.format} → ${output.file}`,
  );
}

describe('Which reports are wanted, and where', () => {
  test.each([
    [undefined, undefined, ['text']],
    ['json', undefined, ['json']],
    ['json', 'a.json', ['json → a.json']],
    [undefined, 'a.txt', ['text → a.txt']],
    ['sarif=a.sarif', undefined, ['text', 'sarif → a.sarif']],
    ['sarif=a.sarif', 'a.txt', ['text → a.txt', 'sarif → a.sarif']],
    ['json,sarif=a.sarif', undefined, ['json', 'sarif → a.sarif']],
    ['json,sarif=a.sarif', 'a.json', ['json → a.json', 'sarif → a.sarif']],
    ['sarif=a.sarif,junit=b.xml', undefined, ['text', 'sarif → a.sarif', 'junit → b.xml']],
    ['text=a.txt, github', undefined, ['text → a.txt', 'github']],
    ['junit=a=b.xml', undefined, ['text', 'junit → a=b.xml']],
  ])('--format %s --output %s', (format, file, expected) => {
    expect(told(format, file)).toEqual(expected);
  });

  test.each([
    ['xml', undefined],
    ['', undefined],
    ['JSON', undefined],
    ['constructor', undefined],
    ['json=', undefined],
    ['json,text', undefined],
    ['json,text', 'a.txt'],
    ['json=a,sarif=a', undefined],
    ['json=a', 'a'],
  ])('--format %s --output %s is refused', (format, file) => {
    if (format === 'json=a') expect(told(format, file)).toEqual(['json → a']);
    else expect(() => told(format, file)).toThrow(CannotRun);
  });
});
