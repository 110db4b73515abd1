import { join, resolve } from 'node:path';
import { CannotRun } from './cannot-run.ts';
import { contentOption, defineCommand } from './cli/command-line.ts';
import { today } from './cli/today.ts';
import { siteRoot } from './folders.ts';

export const command = defineCommand({
  name: 'doctor',
  isFirst: true,
  does: 'Looks at a site: what of it is out of date, what no longer fits, what is left before it is published, and whether this machine has what the commands need, each with the way to mend it. It asks no network and writes nothing. Exit 1 where something is to be done.',
  takes: '[DIR]',
  options: {
    ...contentOption,
    show: { value: 'FILE', help: 'print a file as `init` would write it now, such as .gitlab-ci.yml' },
  },
  async act({ content, show }, [folder, ...others]) {
    if (content !== undefined && folder !== undefined)
      throw new CannotRun('give the folder of a site, or that of its content with `--content`, and not both');
    if (others.length > 0) throw new CannotRun('give one folder, or none for this one');
    const site = resolve(content ?? join(folder ?? siteRoot, 'content'));
    if (show !== undefined) {
      const { allRecipeFiles, baseOf } = await import('./edit/init/recipes.ts');
      process.stdout.write(shown(show, allRecipeFiles(baseOf(site))));
      return 0;
    }
    const { findingsText } = await import('./edit/doctor/finding.ts');
    const { lookAtSite } = await import('./edit/doctor/look-at-site.ts');
    const findings = lookAtSite(site, today(site));
    process.stdout.write(findingsText(findings));
    return findings.some(({ mend }) => mend !== undefined) ? 1 : 0;
  },
});

function shown(path: string, files: ReadonlyMap<string, { readonly text: string }>): string {
  const text = files.get(path)?.text;
  if (text !== undefined) return text;
  throw new CannotRun(`\`init\` writes no \`${path}\`: give one of ${[...files.keys()].join(', ')}`);
}
