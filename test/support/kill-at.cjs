// Preloaded: kills (or stops) this process at one of its steps below a folder, a step being a call that moves, links, makes,
// writes or removes: at the nth, or at the first that holds some words, such as `renameSync out .out.old`. Told a file, it
// writes its steps there instead.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { KILL_AT = '', KILL_BELOW = '', KILL_BY = 'SIGKILL', KILL_TOLD = '' } = process.env;
const CALLS = ['renameSync', 'linkSync', 'mkdirSync', 'rmSync', 'rmdirSync', 'copyFileSync', 'writeFileSync'];
let steps = 0;
let isDone = false;

function isMeant(step) {
  steps++;
  return Number.isNaN(Number(KILL_AT)) ? step.includes(KILL_AT) : steps === Number(KILL_AT);
}

for (const name of CALLS) {
  const act = fs[name];
  fs[name] = (...args) => {
    const paths = args.filter((path) => typeof path === 'string' && path.startsWith(KILL_BELOW));
    const step = [name, ...args.slice(0, 2).map((path) => String(path).replace(`${KILL_BELOW}/`, ''))].join(
      ' ',
    );
    if (paths.length > 0 && KILL_TOLD) fs.appendFileSync(KILL_TOLD, `${step.split('\n', 1)[0]}\n`);
    else if (paths.length > 0 && !isDone && isMeant(step)) {
      isDone = true;
      process.kill(process.pid, KILL_BY);
    }
    return act(...args);
  };
}
syncBuiltinESMExports();
