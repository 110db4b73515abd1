// Preloaded: kills this process at one of its steps below a folder, a step being a call that moves, links, makes or removes:
// at the nth, or at the first that holds some words, such as `renameSync out .out.old`.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { KILL_AT = '', KILL_BELOW = '' } = process.env;
let steps = 0;
const isMeant = (step) =>
  ++steps === Number(KILL_AT) || (Number.isNaN(Number(KILL_AT)) && step.includes(KILL_AT));
for (const name of ['renameSync', 'linkSync', 'mkdirSync', 'rmSync', 'rmdirSync', 'copyFileSync']) {
  const act = fs[name];
  fs[name] = (...args) => {
    const paths = args.filter((path) => typeof path === 'string');
    const step = [name, ...paths.map((path) => path.replace(`${KILL_BELOW}/`, ''))].join(' ');
    if (paths.some((path) => path.startsWith(KILL_BELOW)) && isMeant(step))
      process.kill(process.pid, 'SIGKILL');
    return act(...args);
  };
}
syncBuiltinESMExports();
