import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tried } from '../../cannot-run.ts';
import { fromHere, generatorRoot } from '../../folders.ts';
import { editorSchemas } from '../fields/editor-schemas.ts';
import { generatorVersion, siteVersion } from '../fields/version-file.ts';
import { SCRIPTS } from '../init/package-file.ts';
import { allRecipeFiles, IMAGE_BASE } from '../init/recipes.ts';
import type { Finding, Patient } from './finding.ts';

/** What changes for a site, a section a version. */
const CHANGES = join(generatorRoot, 'scripts/manual/en/changes.md');
const RENEW = '`npm run new -- schemas`';

/** Whether what a site has of the generator is of the version that runs. */
export function* aboutVersions({ folder, content, site }: Patient): Generator<Finding> {
  const [is, was] = [generatorVersion(), siteVersion(content)];
  yield generatorFinding(is, was);
  const { oldest } = createRequire(import.meta.url)('../../trust-center.cjs') as { oldest: string };
  yield { about: 'Node', says: `${process.versions.node}; ${oldest} or later is needed` };
  const old = [...editorSchemas()].filter(([path, text]) => textAt(content, path) !== text);
  yield old.length === 0
    ? { about: 'schemas', says: 'what editors read of data files is of this version' }
    : { about: 'schemas', says: 'what editors read of data files is not of this version', mend: RENEW };
  yield* scriptFinding(textAt(folder, 'package.json'));
  for (const [path, { text }] of allRecipeFiles(site.base)) {
    const own = textAt(folder, path);
    if (own === undefined) continue;
    const [line, base] = IMAGE_BASE.exec(own) ?? [];
    yield base === undefined || base === site.base
      ? recipeFinding(path, own === text, is === was)
      : {
          about: path,
          says: `it has \`${line}\`, and \`site.base\` is \`${site.base}\`: no page would be found`,
          mend: `write \`ARG BASE=${site.base}\` there`,
        };
  }
}

/** The commands that the site has no npm script for, by which our messages name them. */
function* scriptFinding(manifest = ''): Generator<Finding> {
  const { scripts } = tried(() => JSON.parse(manifest)) ?? {};
  const left = SCRIPTS.filter((name) => scripts?.[name] === undefined);
  if (scripts === undefined || left.length === 0) return;
  yield {
    about: 'package.json',
    says: `no script is called ${left.map((name) => `\`${name}\``).join(', ')}`,
    mend: `write ${left.map((name) => `\`"${name}": "trust-center ${name}"\``).join(', ')} into its \`scripts\``,
  };
}

function generatorFinding(is: string, was: string | undefined): Finding {
  const about = 'generator';
  if (was === is) return { about, says: `${is}, and the site is of the same version` };
  if (was === undefined)
    return { about, says: `${is}, and the site does not say of which version it is`, mend: RENEW };
  const named = changesSince(was, readFileSync(CHANGES, 'utf8'));
  const told = named.length === 0 ? '' : `: read ${named.join(', ')} in ${fromHere(CHANGES)}`;
  return { about, says: `${is}, and the site is of ${was}${told}`, mend: `then ${RENEW}` };
}

/** The sections of the list of changes that are of later versions than one, newest first. */
export function changesSince(version: string, text: string): string[] {
  const versions = [...text.matchAll(/^## (\d+(?:\.\d+)*)/gm)].map(([, found = '']) => found);
  const order = new Intl.Collator('en', { numeric: true }).compare;
  return versions.filter((one) => order(one, version) > 0).sort((a, b) => order(b, a));
}

/** Where versions differ, so may what a site was given; else it is the operator's own that differs. */
function recipeFinding(path: string, isSame: boolean, isOfThisVersion: boolean): Finding {
  if (isSame) return { about: path, says: 'as `init` writes it' };
  if (isOfThisVersion) return { about: path, says: 'not as `init` writes it: changed here' };
  return {
    about: path,
    says: 'not as `init` writes it now',
    mend: `\`npx trust-center doctor --show ${path}\` shows that: take over what is new`,
  };
}

function textAt(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
