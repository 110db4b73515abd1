#!/usr/bin/env node
// What every command begins with, in a form that any Node reads: it looks at the version of Node, and then loads the one
// command that is asked for. Loaded by `node -r` it only looks: so do the commands that are for this repository alone.

/** The commands for a site, each with what it does; its file has its name, that of `check:served` is `check-served`. */
const commands = {
  init: 'begins a trust center of your own: a small site, and what builds and checks it',
  build: 'checks the content, and publishes its pages in _site',
  start: 'shows the site on localhost while you write',
  check: 'checks the content and the pages that it makes, or a folder of pages',
  'check:served': 'has linkinator follow the links of the built site',
  'check:external': 'asks the hosts of all links that lead out of the site',
  new: 'makes a topic, a section, a source, a download or a language',
  import: 'makes drafts of the pages of an older site',
  move: 'moves a page, an anchor, a section or a download, and keeps its old address alive',
  change: 'writes a file that announces what changed since the last release',
  release: 'writes new addresses and anchors into the record, and keeps versions of the pages',
  review: 'tells what is due, by owner and day',
  pdf: 'makes a PDF of the whole site in each language',
  doctor: 'says what of a site is out of date, and what is left before it is published',
};

/** The oldest Node that the code runs on, and that what it depends on says it does: undici, which linkinator brings too. */
const oldest = '22.19';

const { version, devDependencies } = require('../package.json');
/** What is packed is JavaScript; where the generator is written, Node reads TypeScript, and comes with `npm ci`. */
const ending = devDependencies ? '.ts' : '.js';

if (!isInstalled()) refuse('Nothing is installed here yet: run `npm ci` first.\n');
if (!isNewEnough(process.versions.node)) {
  const cure =
    ending === '.ts'
      ? ' `npm ci` brings one, unless install scripts are switched off: then `npm rebuild node` does.'
      : '';
  refuse(`This needs Node ${oldest} or later, and this is Node ${process.versions.node}.${cure}\n`);
}
// Compiled code is kept between runs, which halves the time that a command takes to start; nothing is left in a folder that
// is no site's.
if (['package.json', 'content'].some(require('node:fs').existsSync))
  require('node:module').enableCompileCache(`${process.cwd()}/.cache/compile`);

// A run of a second or two pays for optimised code that it hardly uses: in the few runs that were measured, the check of 1,000
// topics took some hundredths more of the processor's time without these.
const quick = [
  '--max-semi-space-size=16',
  '--heap-growing-percent=100',
  '--invocation-count-for-turbofan=30000',
];

module.exports = { commands, oldest };
if (require.main === module) main(process.argv[2], process.argv.slice(3)).catch(tellFault);

async function main(name, args) {
  if (name === '--help' || name === '-h') process.stdout.write(help());
  else if (name === '--version') process.stdout.write(`${version}\n`);
  else if (Object.keys(commands).includes(name)) {
    if (name === 'build' || name === 'check')
      for (const flag of quick) require('node:v8').setFlagsFromString(flag);
    const { runCommand } = await load('cli/command-line');
    const { command } = await load(name.replace(':', '-'));
    await runCommand(command, args);
  } else if (name === undefined) refuse(help());
  else {
    const { nearest } = await load('nearest');
    const meant = nearest(name, Object.keys(commands));
    const hint = meant === undefined ? '.' : `: did you mean \`${meant}\`?`;
    refuse(`There is no command \`${name}\`${hint} \`trust-center --help\` lists them.\n`);
  }
}

function tellFault({ message, stack }) {
  const said = process.env.DEBUG ? stack : `${message.split('\n')[0]} (DEBUG=1 shows where)`;
  refuse(`a fault of the generator itself: ${said}\n`);
}

function load(path) {
  return import(`./${path}${ending}`);
}

function help() {
  const rows = Object.entries(commands).map(([name, does]) => `  ${name.padEnd(16)}${does}\n`);
  return `trust-center COMMAND [options]
Builds and checks a trust center: the site whose \`content\` lies where the command runs.

${rows.join('')}
\`trust-center COMMAND --help\` lists what a command takes.
`;
}

function isInstalled() {
  try {
    return Boolean(require.resolve('markdown-it'));
  } catch (_) {
    return false;
  }
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  const [least, leastMinor] = oldest.split('.').map(Number);
  return major > least || (major === least && minor >= leastMinor);
}

function refuse(message) {
  process.stderr.write(message);
  process.exit(2);
}
