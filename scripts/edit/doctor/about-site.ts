import { basename } from 'node:path';
import { fromHere } from '../../folders.ts';
import { ICONS } from '../../pages/picture-faults.ts';
import { count } from '../../report/report.ts';
import { dayAfter } from '../../site/stage.ts';
import { hasColours } from '../../site/theme-faults.ts';
import { aboutExamples } from './about-examples.ts';
import type { Finding, Patient } from './finding.ts';

/** Days before its end on which something is to be renewed. */
const AHEAD = 30;

/** Whether the content is ready to be published. */
export function* aboutSite(patient: Patient): Generator<Finding> {
  yield checkFinding(patient);
  yield* overlayFindings(patient);
  yield* aboutExamples(patient);
  yield* iconFinding(patient);
  yield hostFinding(patient);
  yield recordFinding(patient);
  yield securityFinding(patient);
}

function checkFinding({ report: { summary } }: Patient): Finding {
  const { errors, warnings } = summary;
  const says = `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  if (errors + warnings === 0) return { about: 'check', says: 'it tells nothing' };
  return { about: 'check', says, mend: '`npm run check` tells them' };
}

/** What takes the place of layouts and assets of ours, and no longer fits to them. */
function* overlayFindings({ report, site }: Patient): Generator<Finding> {
  const { layouts, assets } = site.overlays;
  const own = layouts.size + assets.size;
  if (own === 0) return;
  const misfits = report.problems.filter(({ code }) => code === 'stale-overlay' || code === 'layout-fault');
  for (const { file, code } of misfits)
    yield {
      about: file,
      says: `the check tells \`${code}\` of it`,
      mend: '`npm run check` tells the line',
    };
  if (misfits.length === 0) yield { about: 'overlays', says: `${count(own, 'file')}, and each fits` };
}

/** What still shows the mark of ours on a site that has a look of its own. The drawn mark goes along with its colours. */
function* iconFinding({ site, content }: Patient): Generator<Finding> {
  const { theme = {}, images, overlays } = site;
  const isThere = (path: string): boolean =>
    overlays.assets.has(path) || images.some((image) => image.path === path);
  const hasMark = isThere('images/mark.svg');
  if (theme.logo === undefined && !hasMark && !hasColours(theme)) return;
  // Ours have our mark in our colours.
  const icons = Object.entries(ICONS).map(([path, size]) => ({ path, size: `${size}×${size}` }));
  const all = [
    ...(theme.logo === undefined ? [] : [{ path: 'images/mark.svg', size: 'a square' }]),
    ...icons,
  ];
  const left = all.filter(({ path }) => !isThere(path));
  const names = left.map(({ path, size }) => `\`${basename(path)}\` (${size})`).join(', ');
  yield left.length === 0
    ? { about: 'icons', says: 'those that browsers and phones show are your own' }
    : {
        about: 'icons',
        says: 'browsers and phones still show our mark',
        mend: `put ${names} into \`${fromHere(content)}/images/\``,
      };
}

function hostFinding({ report, site, content }: Patient): Finding {
  const { reservedHost } = report.summary;
  const { url = '', base = '' } = site.operator?.site ?? {};
  if (reservedHost === undefined) return { about: 'host', says: url + base };
  const mend = `set \`site.url\` in \`${fromHere(content)}/_data/operator.yaml\``;
  return { about: 'host', says: `\`${reservedHost}\` is a reserved name`, mend };
}

function recordFinding({ site }: Patient): Finding {
  if (site.record) return { about: 'record', says: `${site.record.entries.size} addresses and anchors` };
  return {
    about: 'record',
    says: 'nothing is recorded yet',
    mend: '`npm run release`, before it is published',
  };
}

/** What has to be put where no build of a site under a path writes. */
function besideBase({ base }: Patient['site']): string {
  return base === '/'
    ? ''
    : `; it is read at the top of the host alone: copy it there from \`${base}\` with each release`;
}

function securityFinding({ site, day, content }: Patient): Finding {
  const about = 'security.txt';
  const file = `\`${fromHere(content)}/_data/operator.yaml\``;
  if (!site.securityExpires)
    return { about, says: 'the site has none', mend: `name a contact in \`security\` of ${file}` };
  const until = site.securityExpires.day;
  if (until > dayAfter(day, AHEAD)) return { about, says: `good until ${until}${besideBase(site)}` };
  const says = until < day ? `it ended on ${until}` : `it ends on ${until}`;
  return { about, says, mend: `set \`security.expires\` in ${file}` };
}
