// Loaded before every command (`node -r`), in a form that any Node reads: the project's own Node 24 comes with `npm ci`.
refuseUnless(isInstalled(), 'Nothing is installed here yet: run `npm ci` first.');
refuseUnless(
  Number(process.versions.node.split('.')[0]) >= 24,
  'This needs Node 24, and this is Node ' +
    process.versions.node +
    '. `npm ci` brings it, unless install scripts are switched off: then `npm rebuild node` does.',
);
// Compiled code is kept between runs, which halves the time that a command takes to start.
require('node:module').enableCompileCache(require('node:path').join(process.cwd(), '.cache/compile'));

function isInstalled() {
  try {
    return Boolean(require.resolve('markdown-it'));
  } catch (_) {
    return false;
  }
}

function refuseUnless(is, message) {
  if (is) return;
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
