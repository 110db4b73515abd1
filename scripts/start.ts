import { contentOption, defineCommand } from './cli/command-line.ts';
import { portOf } from './cli/option-values.ts';
import { today } from './cli/today.ts';
import { assetsFolder, contentFolder, layoutsFolder, overlayFolders } from './folders.ts';
import type { PreviewSite } from './preview/preview-site.ts';
import type { Examined } from './publish/examine.ts';
import type { SiteMemory } from './publish/memory.ts';
import { Stopwatch } from './publish/stopwatch.ts';
import { untilStopped } from './signals.ts';

export const command = defineCommand({
  name: 'start',
  needsWhole: true,
  does: 'Shows the site on localhost while you write. Pages reload by themselves; what is wrong stands beneath each page, in a list and in the terminal, with the way to its line in your editor.',
  options: {
    ...contentOption,
    editor: {
      value: 'NAME',
      help: 'the editor that lines open in: vscode, jetbrains, sublime … or none, or an address with {file}, {line} and {column} (the variable DESK_EDITOR, else vscode)',
    },
    port: { value: 'NUMBER', help: 'the port to listen on (the first free one from 8080)' },
  },
  async act({ content = contentFolder, editor = process.env.DESK_EDITOR || 'vscode', port }) {
    const wanted = portOf(port);
    const { announce } = await import('./cli/announce.ts');
    const { editorLink } = await import('./preview/editor-link.ts');
    const { previewSite } = await import('./preview/preview-site.ts');
    const { startServer } = await import('./preview/server.ts');
    const { watchFolders } = await import('./preview/watch.ts');
    const { examineSources } = await import('./publish/examine.ts');
    const { KeptTexts } = await import('./publish/kept-texts.ts');
    const link = editorLink(editor);
    const texts = new KeptTexts();
    const examine = (last?: SiteMemory): Examined =>
      examineSources(content, today(content), undefined, { last, texts });
    // Without anything to show there is nothing to start; what goes wrong later is shown.
    const first = examine();
    const update = (examined: typeof examine, last?: PreviewSite): PreviewSite => {
      const watch = new Stopwatch();
      const next = previewSite(examined, last, link);
      // A save is heard of more than once.
      if (next.key === last?.key) return next;
      if (next.failure) process.stderr.write(`start: ${next.failure}\n`);
      else announce(next.report, { watch });
      return next;
    };
    let site = update(() => first);
    const server = await startServer(wanted, (path) => site.answer(path));
    const watched = [content, layoutsFolder, assetsFolder, ...Object.values(overlayFolders(content))];
    const endWatch = await watchFolders(watched, async () => {
      const { key } = site;
      site = update(examine, site);
      if (site.key !== key) server.reload();
    });
    // What changed while the watch began is not missed.
    site = update(examine, site);
    process.stdout.write(
      `\nThe site is at ${server.url} (Ctrl-C ends it)\nWhether the record and the PDFs are up to date, \`npm run check\` tells\n\n`,
    );
    await untilStopped();
    await Promise.all([endWatch(), server.close()]);
    return 0;
  },
});
