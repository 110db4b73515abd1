import { CannotRun } from './cannot-run.ts';
import { contentOption, defineCommand, isStrict, strictOption, timingsOption } from './cli/command-line.ts';
import { codesHint, dayOf } from './cli/option-values.ts';
import { formatOption, outputsOf } from './cli/outputs.ts';
import { today } from './cli/today.ts';
import { contentFolder } from './folders.ts';
import { Stopwatch } from './publish/stopwatch.ts';

export const command = defineCommand({
  name: 'check',
  does: 'Checks the content and the pages that it makes, or a folder of pages, and writes no page.',
  options: {
    ...contentOption,
    format: formatOption,
    output: { value: 'FILE', help: 'write to a file what would go to the terminal' },
    fix: { help: 'mend the files where there is exactly one right answer, then check what is left' },
    'dry-run': { help: 'with --fix: show what would be mended, and write nothing' },
    pages: { value: 'DIR', help: 'check a folder of HTML pages, whatever made them, instead of content' },
    base: { value: 'PATH', help: 'with --pages: the path that the site lives under (/)' },
    host: { value: 'HOST', help: 'with --pages: the host of the site; links to it are followed too' },
    allow: {
      value: 'HOST',
      many: true,
      help: 'with --pages: a host that may be linked to though it sounds like one for tests',
    },
    deny: { value: 'HOST', many: true, help: 'with --pages: a host that must not be linked to' },
    day: {
      value: 'DAY',
      help: 'check the site as it will be on a day, YYYY-MM-DD: which pages are published, what is due (today)',
    },
    explain: {
      value: 'CODE',
      help: 'tell what a code means and how to mend it, and check nothing',
      known: codesHint,
    },
    ...strictOption,
    ...timingsOption,
  },
  async act({ explain: code, ...options }) {
    if (code !== undefined) {
      if (Object.keys(options).length > 0) throw new CannotRun('`--explain` goes alone: it checks nothing');
      const { explain } = await import('./cli/explain.ts');
      return explain(code);
    }
    const { content, format, output, pages, base, host, allow, deny, day, strict, timings } = options;
    const { fix = false, 'dry-run': isTrial = false } = options;
    const outputs = outputsOf(format, output);
    if (pages !== undefined && content !== undefined)
      throw new CannotRun('`--pages` and `--content` are two checks: run one after the other');
    const alone = Object.entries({ base, host, allow, deny }).find(([, value]) => value !== undefined);
    if (pages === undefined && alone) throw new CannotRun(`\`--${alone[0]}\` goes with \`--pages\``);
    if (day !== undefined && (fix || isTrial || pages !== undefined))
      throw new CannotRun(
        '`--day` goes with a check of content as it is: not with `--fix`, nor with `--pages`',
      );
    // Each way of checking loads what it needs: pages do without the generator.
    const { announce } = await import('./cli/announce.ts');
    const watch = new Stopwatch();
    const told = { watch, timings, outputs };
    if (pages !== undefined) {
      if (fix || isTrial)
        throw new CannotRun('`--fix` mends content: it cannot mend `--pages`, which something else made');
      const { checkPagesIn } = await import('./publish/check-pages-in.ts');
      return announce(checkPagesIn(pages, { base, own: host, allow, deny }, watch), told);
    }
    const folder = content ?? contentFolder;
    if (fix || isTrial) {
      if (!fix) throw new CannotRun('`--dry-run` shows what `--fix` would do: give both');
      const { fixSite } = await import('./edit/fix-site.ts');
      return fixSite(folder, isTrial, told);
    }
    const { checkFolder } = await import('./publish/build-site.ts');
    return announce(
      await checkFolder(folder, day === undefined ? today(folder) : dayOf(day), watch, isStrict(strict)),
      told,
    );
  },
});
