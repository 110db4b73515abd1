import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { newFolder } from '../support/fixture.ts';
import { DevServer } from './dev-server.ts';
import { Processes, type Program } from './processes.ts';

let processes: Processes;

beforeEach(() => {
  processes = new Processes();
});

afterEach(() => processes.endAll());

function node(program: string): Program {
  const file = join(newFolder(), 'program.mjs');
  writeFileSync(file, program);
  return { command: process.execPath, args: [file] };
}

test('Time, processor time and peak memory of a program are told', async () => {
  const { wall, cpu, memory } = await processes.measure(
    'a program',
    node(`
      while (process.cpuUsage().user < 300_000);
      const held = Buffer.alloc(150e6, 1);
      setTimeout(() => held.length, 250);
    `),
  );
  expect(wall).toBeGreaterThan(0.5);
  expect(wall).toBeLessThan(20);
  expect(cpu).toBeGreaterThan(0.29);
  expect(cpu).toBeLessThan(wall);
  expect(memory).toBeGreaterThan(150);
  expect(memory).toBeLessThan(400);
});

test('A program that cannot be started is told', async () => {
  const measured = processes.measure('Zola', { command: '/nowhere/zola', args: [] });
  await expect(measured).rejects.toThrow(/^cannot start `\/nowhere\/zola`: spawn \S+ ENOENT$/);
});

test('A program that is ended fails, and none is started any more', async () => {
  const measured = processes.measure('a program', node('setInterval(() => {}, 1000)'));
  const told = expect(measured).rejects.toThrow(/^a program failed \(SIGTERM\): it said nothing$/);
  await processes.endAll();
  await told;
  await expect(processes.measure('another', node(''))).rejects.toThrow(CannotRun);
});

/** A dev server that tells of two reloads after a request for `/change`, and shows the new words after the second. */
const late = `
  import { createServer } from 'node:http';
  let stream, words = 'old';
  createServer((request, response) => {
    if (request.url === '/.preview/events') {
      stream = response.writeHead(200);
      stream.write('retry: 500\\n\\n');
    } else if (request.url === '/change') {
      setTimeout(() => stream.write('data: reload\\n\\n'), 100);
      setTimeout(() => { words = 'new'; stream.write('data: reload\\n\\n'); }, 300);
      response.end();
    } else response.end(words);
  }).listen(0, '127.0.0.1', function () {
    console.log('The site is at http://localhost:' + this.address().port + '/');
  });
`;

test('A change has arrived with the reload after which the page shows it', async () => {
  const server = await DevServer.start(processes, node(late));
  const seconds = await server.reloadAfter(() => {
    void fetch(`${server.origin}/change`);
    return 'new';
  }, '/page/');
  expect(seconds).toBeGreaterThan(0.25);
  expect(seconds).toBeLessThan(3);
  expect(server.startSeconds).toBeGreaterThan(0.01);
});

test('A dev server that ends is told, before it serves and while a change is waited for', async () => {
  const broken = DevServer.start(processes, node('console.error("Error: no port"); process.exit(3)'));
  await expect(broken).rejects.toThrow('the dev server failed (3): Error: no port');
  const server = await DevServer.start(processes, node(late));
  const reload = server.reloadAfter(() => {
    void server.end();
    return 'new';
  }, '/page/');
  await expect(reload).rejects.toThrow('the dev server failed (SIGTERM): The site is at');
});
