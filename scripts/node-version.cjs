// Loaded before every command (`node -r`), in a form that any Node reads: the project's own Node 24 comes with `npm ci`.
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    'This needs Node 24, and this is Node ' +
      process.versions.node +
      '. `npm ci` brings it, unless install scripts are switched off: then `npm rebuild node` does.\n',
  );
  process.exit(2);
}
// Compiled code is kept between runs, which halves the time that a command takes to start.
require('node:module').enableCompileCache(
  require('node:path').join(__dirname, '../node_modules/.cache/compile'),
);
