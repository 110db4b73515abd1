import type { Report } from '../report/report.ts';

/** What is written is not published yet: that it is not recorded is no news. */
export function whileWriting({ problems, summary }: Report): Report {
  const kept = problems.filter(({ code }) => code !== 'unrecorded');
  const warnings = summary.warnings - (problems.length - kept.length);
  return { problems: kept, summary: { ...summary, warnings } };
}
