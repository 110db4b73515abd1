import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotRun } from '../../cannot-run.ts';
import { fromHere, wayToSite } from '../../folders.ts';
import { checkSite } from '../../publish/build-site.ts';
import { earlierRecord } from '../../publish/earlier-record.ts';
import { examineSources } from '../../publish/examine.ts';
import { expectData } from '../planned-files.ts';
import { aboutMachine } from './about-machine.ts';
import { aboutSite } from './about-site.ts';
import { aboutVersions } from './about-versions.ts';
import type { Finding, Patient } from './finding.ts';

/**
 * Looks at a site: what of it is out of date, and what is left before it is published. It asks no network.
 * @param content the folder of its content, absolute; the site is what that lies in
 * @param day `YYYY-MM-DD`
 * @throws CannotRun where there is no site, or its data cannot be read
 */
export function lookAtSite(content: string, day: string): Finding[] {
  const folder = dirname(content);
  if (!statSync(content, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotRun(`there is no folder \`${fromHere(content)}\`: ${beginning()}`);
  const { content: site, report, files } = checked(content, day);
  const patient: Patient = { folder, content, day, site, files, report };
  return [...aboutVersions(patient), ...aboutSite(patient), ...aboutMachine(patient)];
}

/** Where a site is, or how one begins. */
function beginning(): string {
  const way = wayToSite();
  return way === undefined
    ? '`npx trust-center init` begins a site'
    : `the site is in \`${way}\`: run \`cd ${way}\` first`;
}

function checked(content: string, day: string) {
  const examined = examineSources(content, day);
  expectData(examined.content);
  return { ...checkSite({ ...examined, earlier: earlierRecord(content) }), files: examined.files };
}
