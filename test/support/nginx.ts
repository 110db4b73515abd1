import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe } from 'vitest';
import { findProgram, type Program } from './find-program.ts';
import { newFolder } from './fixture.ts';
import type { Served } from './serve.ts';

/** Starts nginx with a folder as its root, and settings in its `server` block. */
export type StartNginx = (folder: string, settings?: string) => Promise<Served>;

/** What tests are given to work with. */
export interface NginxInTests {
  /** Starts it on a free port; by default with the settings that the build has written into the folder. */
  readonly start: StartNginx;
  /** What nginx says against settings in a `server` block; empty where it takes them. */
  readonly faultsOf: (settings: string) => string;
}

/**
 * Tests that need a real nginx. Where there is none and none can be fetched, they fail in CI; elsewhere each is counted as
 * skipped.
 */
export function describeWithNginx(name: string, tests: (nginx: NginxInTests) => void): void {
  const found = findProgram('nginx');
  const program = (): Program => {
    if ('path' in found) return found;
    throw new Error(found.missing);
  };
  describe.skipIf('missing' in found && !process.env.CI)(name, () =>
    tests({
      start: async (folder, settings) => startNginx(program(), folder, settings),
      faultsOf: (settings) => faultsOf(program(), settings),
    }),
  );
}

async function startNginx(program: Program, folder: string, settings?: string): Promise<Served> {
  for (let tries = 0; tries < 5; tries++) {
    const port = await freePort();
    const server = launch(program, writeSettings(folder, settings ?? included(folder), port));
    if (await answers(server.child, port)) return { origin: `http://127.0.0.1:${port}`, close: server.end };
    await server.end();
    if (!/Address already in use/.test(server.said())) throw new Error(`nginx ended:\n${server.said()}`);
  }
  throw new Error('there is no free port for nginx');
}

function included(folder: string): string {
  return `include "${join(folder, '.hosts/nginx.conf')}";`;
}

function faultsOf(program: Program, settings: string): string {
  const { status, stderr } = spawnSync(program.path, ['-t', ...writeSettings('/nowhere', settings, 1)], {
    encoding: 'utf8',
    env: { ...process.env, ...program.environment },
  });
  return status === 0 ? '' : stderr;
}

/** Writes a whole configuration into a new folder, in which all that nginx writes stays. @returns its arguments */
function writeSettings(folder: string, settings: string, port: number): string[] {
  const home = newFolder();
  for (const name of ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(home, name));
  const file = join(home, 'nginx.conf');
  writeFileSync(file, wholeSettings(folder, settings, port));
  return ['-p', home, '-c', file];
}

function wholeSettings(folder: string, settings: string, port: number): string {
  return `daemon off;
master_process off;
pid nginx.pid;
error_log stderr error;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path client_body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {
    listen 127.0.0.1:${port};
    root "${folder}";
    ${settings}
  }
}
`;
}

interface Launched {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly end: () => Promise<void>;
}

function launch({ path, environment }: Program, args: readonly string[]): Launched {
  const child = spawn(path, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const kill = (): void => void child.kill('SIGKILL');
  // A test run that is stopped leaves no server behind.
  process.once('exit', kill);
  return {
    child,
    said: () => said,
    async end() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
    },
  };
}

/** Waits until a server takes connections; false where it has ended. */
async function answers(child: ChildProcess, port: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const socket = connect(port, '127.0.0.1');
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (connected) return child.exitCode === null;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address === 'object' && address) return address.port;
  throw new Error('no free port');
}
