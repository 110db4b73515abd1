import { placeText } from '../problem.ts';
import { codes } from './codes.ts';
import { inMarkup, printable } from './printable.ts';
import type { Report, ReportedProblem } from './report.ts';
import type { Setting } from './setting.ts';

/**
 * A report as JUnit XML (the schemas of Ant and of Jenkins): a suite for each code that was found, an error is a test that
 * failed. Warnings fail nothing, as they do not change the exit code: they stand in the output. Without an error there is
 * one test that passed, and not one for each code, since no command looks for all of them.
 */
export function junitReport({ problems }: Report, { now }: Setting): string {
  const found = Map.groupBy(problems, ({ code }) => code as string);
  const named = Object.keys(codes).flatMap((code) => {
    const ofCode = found.get(code);
    return ofCode ? [suiteOf(code, ofCode)] : [];
  });
  const all = named.some(({ failures }) => failures > 0) ? named : [PASSED, ...named];
  const suites = all.map((one, id) => suiteText(one, id, now));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

interface Suite {
  readonly name: string;
  readonly tests: readonly string[];
  readonly failures: number;
  readonly output: string;
}

const PASSED: Suite = {
  name: 'check',
  tests: ['    <testcase name="No errors" classname="check" time="0"/>'],
  failures: 0,
  output: '',
};

function suiteOf(name: string, problems: readonly ReportedProblem[]): Suite {
  const { error = [], warning = [] } = Object.groupBy(problems, ({ severity }) => severity);
  const output = warning.map((one) => xml(`${placeText(one)}\n${one.message}\n`)).join('');
  return { name, tests: error.map(failed), failures: error.length, output };
}

function suiteText({ name, tests, failures, output }: Suite, id: number, now: string): string {
  const counts = { tests: tests.length, failures, errors: 0, time: 0 };
  const head = attributes({ name, package: 'check', id, timestamp: now, hostname: 'localhost', ...counts });
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
  const place = placeText(found);
  const test = attributes({ name: place, classname: code, time: 0 });
  const failure = attributes({ message: message.split('\n')[0] ?? '', type: code });
  return `    <testcase${test}><failure${failure}>${xml(`${place}\n${message}`)}</failure></testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');
}

/** Text as XML 1.0 can hold it. Ends of lines, which only our own words have, stay as they are. */
function xml(text: string): string {
  return inMarkup(text.split('\n').map(printable).join('\n'));
}
