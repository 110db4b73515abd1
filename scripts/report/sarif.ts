import { codes } from './codes.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { json } from './printable.ts';
import type { Report, ReportedProblem } from './report.ts';
import { encodePath, homeOf, pathInRepository, type Setting, sectionOf } from './setting.ts';

/**
 * A report in SARIF 2.1.0 (OASIS), as GitHub's code scanning and other services read it. GitHub adds its own fingerprint
 * of each line (`primaryLocationLineHash`), and warns where one of another make stands in its place.
 */
export function sarifReport(report: Report, setting: Setting): string {
  const fingerprints = fingerprintsOf(report);
  const home = homeOf(report, setting);
  const informationUri = home && `${home}/README.md`;
  const run = {
    tool: { driver: { name: 'trust-center', informationUri, rules: rules(report, setting) } },
    columnKind: 'utf16CodeUnits',
    results: report.problems.map((found, index) => result(found, fingerprints[index] ?? '', setting)),
  };
  return `${json({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })}\n`;
}

const ids = Object.keys(codes);

/** One rule for each code, those without a problem included. */
function rules(report: Report, setting: Setting): object[] {
  return Object.entries(codes).map(([id, { severity, meaning }]) => ({
    id,
    name: id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: meaning },
    fullDescription: { text: meaning },
    help: { text: `${meaning} An example, and how to mend it: npm run check -- --explain ${id}` },
    helpUri: sectionOf(id, report, setting),
    defaultConfiguration: { level: severity },
  }));
}

function result(found: ReportedProblem, fingerprint: string, setting: Setting): object {
  const { code, severity, line, column, message, page } = found;
  const uri = encodePath(pathInRepository(found.file, setting));
  const place = {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: column },
  };
  return {
    ruleId: code,
    ruleIndex: ids.indexOf(code),
    level: severity,
    message: { text: plainText(message) },
    locations: [{ physicalLocation: place }],
    partialFingerprints: { 'problem/v1': fingerprint },
    ...(page !== undefined && { properties: { page } }),
  };
}

/**
 * A message as plain text (3.11.3). GitHub drops backquotes, so quotes stand for them; brackets that would make a link of
 * what an editor wrote are escaped (3.11.6). Braces stay single against 3.11.5: readers of SARIF, those of its makers
 * included, take the escape off brackets alone, and an editor would copy `{{#id}}`.
 */
function plainText(message: string): string {
  const text = message.replaceAll('`', "'");
  return text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text;
}
