import { codes } from './codes.ts';
import { printable } from './quote.ts';
import type { Report, ReportedProblem } from './report.ts';
import type { Setting } from './setting.ts';

/**
 * A report as JUnit XML (the schemas of Ant and of Jenkins): a suite a code. An error is a test that failed; a code without
 * errors is a test that passed. Warnings fail nothing, as they do not change the exit code: they stand in the output.
 */
export function junitReport({ problems }: Report, { now }: Pick<Setting, 'now'>): string {
  const found = Map.groupBy(problems, ({ code }) => code);
  const suites = Object.entries(codes).map(([code, { meaning }], id) =>
    suite({ id, code, meaning, now, problems: found.get(code as keyof typeof codes) ?? [] }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

interface Suite {
  readonly id: number;
  readonly code: string;
  readonly meaning: string;
  readonly now: string;
  readonly problems: readonly ReportedProblem[];
}

function suite({ id, code, meaning, now, problems }: Suite): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const tests = errors.length > 0 ? errors.map(failed) : [passed(code, meaning)];
  const head = attributes({
    name: code,
    package: 'check',
    id,
    timestamp: now,
    hostname: 'localhost',
    tests: tests.length,
    failures: errors.length,
    errors: 0,
    time: 0,
  });
  const output = warnings.map((warning) => xml(`${placeOf(warning)}\n${warning.message}\n`)).join('');
  return [
    `  <testsuite${head}>`,
    '    <properties/>',
    ...tests,
    `    <system-out>${output}</system-out>`,
    '    <system-err/>',
    '  </testsuite>\n',
  ].join('\n');
}

function failed(found: ReportedProblem): string {
  const { code, message } = found;
  const test = attributes({ name: placeOf(found), classname: code, time: 0 });
  const failure = attributes({ message: message.split('\n')[0] ?? '', type: code });
  return `    <testcase${test}><failure${failure}>${xml(`${placeOf(found)}\n${message}`)}</failure></testcase>`;
}

function passed(code: string, meaning: string): string {
  return `    <testcase${attributes({ name: `Nowhere: ${meaning}`, classname: code, time: 0 })}/>`;
}

function placeOf({ file, line, column }: ReportedProblem): string {
  return `${file}:${line}:${column}`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');
}

/** Text as XML 1.0 can hold it. Ends of lines, which only our own words have, stay as they are. */
function xml(text: string): string {
  return text
    .split('\n')
    .map(printable)
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
