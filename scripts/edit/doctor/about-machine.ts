import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { askGit, gitStateOf, repositoryOf } from '../../publish/earlier-record.ts';
import { pdfOf } from '../../site/gathered-pages.ts';
import { LEFT_OUT, MERGED } from '../init/init-site.ts';
import { missingForPdf } from '../pdf/installed-browser.ts';
import type { Finding, Patient } from './finding.ts';

/** Whether this machine has what commands need beside Node. */
export function* aboutMachine(patient: Patient): Generator<Finding> {
  yield gitFinding(patient);
  yield* gitFileFindings(patient);
  const { gathered, downloads } = patient.site;
  const hasPdf = gathered.some((page) => downloads.has(pdfOf(page) ?? ''));
  yield browserFinding(hasPdf, missingForPdf());
  if (hasPdf) yield* fontFindings(patient);
}

/** Who has not made a PDF needs nothing for it, and is told before what it takes. */
function browserFinding(hasPdf: boolean, mend: string | undefined): Finding {
  const about = 'browser';
  if (mend === undefined) return { about, says: 'one is here for `npm run pdf`' };
  if (hasPdf) return { about, says: '`npm run pdf` cannot run here', mend };
  return { about, says: `the site has no PDF, and needs none; before \`npm run pdf\`, ${mend}` };
}

/** What was published before is compared with what git has. */
function gitFinding({ folder }: Patient): Finding {
  const about = 'git';
  const root = repositoryOf(folder);
  if (root === undefined)
    return { about, says: 'the folder is in no repository', mend: '`git init`, and commit the site' };
  const state = gitStateOf(root);
  if (typeof state === 'object') return refusal(state);
  const shallow = askGit(folder, ['rev-parse', '--is-shallow-repository'])?.trim();
  if (shallow === 'true')
    return { about, says: 'the clone has only the last commits', mend: '`git fetch --unshallow`' };
  const hooks = askGit(folder, ['config', 'core.hooksPath'])?.trim();
  if (existsSync(`${folder}/.githooks/pre-commit`) && hooks !== '.githooks')
    return { about, says: 'the hook is not switched on', mend: '`git config core.hooksPath .githooks`' };
  return { about, says: 'the site is in a repository' };
}

/** What `.gitignore` and `.gitattributes` would say, wherever git reads it. */
function* gitFileFindings({ folder, content }: Patient): Generator<Finding> {
  const root = repositoryOf(folder);
  if (root === undefined || typeof gitStateOf(root) === 'object') return;
  const write = (lines: readonly string[]): string =>
    `write ${lines.map((line) => `\`${line}\``).join(', ')} into it`;
  const ignored = askGit(folder, ['check-ignore', ...LEFT_OUT])?.split('\n') ?? [];
  const seen = LEFT_OUT.filter((path) => !ignored.includes(path));
  if (seen.length > 0)
    yield { about: '.gitignore', says: 'git would take what is installed and built', mend: write(seen) };
  const inSite = MERGED.map((path) => `${relative(folder, content)}/${path}`);
  const merged = askGit(folder, ['check-attr', 'merge', '--', ...inSite]) ?? '';
  const left = inSite.filter((path) => !merged.includes(`${path}: merge: union\n`));
  if (left.length > 0)
    yield {
      about: '.gitattributes',
      says: 'two branches that both add to what commands record would be in conflict',
      mend: write(left.map((path) => `${path} merge=union`)),
    };
}

/** Why git cannot be asked of a repository, in its own words where these are all that is known. */
function refusal({ reason, detail = '' }: Exclude<ReturnType<typeof gitStateOf>, string>): Finding {
  const about = 'git';
  if (reason === 'no-git')
    return { about, says: 'it is not here, so the record is not compared', mend: 'install git' };
  if (reason === 'owner')
    return {
      about,
      says: `it says: dubious ownership in repository at '${detail}', so the record is not compared`,
      mend: `where you trust it, \`git config --global --add safe.directory ${detail}\``,
    };
  return { about, says: `it says: ${detail}`, mend: 'mend that, so that the record can be compared' };
}

/** Fonts for a PDF in each language, where fontconfig can be asked for them. */
function* fontFindings({ site }: Patient): Generator<Finding> {
  for (const code of site.met) {
    const tag = site.languages.get(code)?.language.tag ?? code;
    const { error, stdout } = spawnSync('fc-list', [`:lang=${fontLanguage(tag)}`, 'family'], {
      encoding: 'utf8',
    });
    if (error) return;
    const name = new Intl.DisplayNames('en', { type: 'language' }).of(tag);
    yield stdout.trim() === ''
      ? {
          about: 'fonts',
          says: `none has the letters of ${name}`,
          mend: "install one, such as Noto's for that script",
        }
      : { about: 'fonts', says: `there are some for ${name}` };
  }
}

/** What fontconfig calls a language: it tells the two ways to write Chinese by countries. */
function fontLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
