import { placeText } from '../problem.ts';
import { codes } from './codes.ts';
import { inMarkup, printable } from './printable.ts';
import type { Report, ReportedProblem, Setting } from './report.ts';

/**
 * A report as JUnit XML (the schemas of Ant and of Jenkins): a suite for each code that was found, an error is a test that
 * failed. Warnings fail nothing, as they do not change the exit code: they stand in the output. Without an error there is
 * one test that passed, and not one for each code, since no command looks for all of them.
 */
export function junitReport({ problems }: Report, { now }: Pick<Setting, 'now'>): string {
  const found = Map.groupBy(problems, ({ code }) => code);
  const named = Object.keys(codes).flatMap((code) => {
    const ofCode = found.get(code as keyof typeof codes);
    return ofCode ? [{ name: code, problems: ofCode }] : [];
  });
  const isClean = problems.every(({ severity }) => severity !== 'error');
  const all = isClean ? [{ name: 'check', problems: [], passed: 'No errors' }, ...named] : named;
  const suites = all.map((one, id) => suite({ ...one, id, now }));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

interface Suite {
  readonly name: string;
  readonly problems: readonly ReportedProblem[];
  /** The name of a test that passed. */
  readonly passed?: string;
  readonly id: number;
  readonly now: string;
}

function suite({ name, problems, passed, id, now }: Suite): string {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const tests = passed === undefined ? errors.map(failed) : [passedTest(passed, name)];
  const head = attributes({
    name,
    package: 'check',
    id,
    timestamp: now,
    hostname: 'localhost',
    tests: tests.length,
    failures: errors.length,
    errors: 0,
    time: 0,
  });
  const output = warnings.map((warning) => xml(`${placeText(warning)}\n${warning.message}\n`)).join('');
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
  const test = attributes({ name: placeText(found), classname: code, time: 0 });
  const failure = attributes({ message: message.split('\n')[0] ?? '', type: code });
  return `    <testcase${test}><failure${failure}>${xml(`${placeText(found)}\n${message}`)}</failure></testcase>`;
}

function passedTest(name: string, classname: string): string {
  return `    <testcase${attributes({ name, classname, time: 0 })}/>`;
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
