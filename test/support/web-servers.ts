import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe } from 'vitest';
import { findProgram, type Program } from './find-program.ts';
import { newFolder } from './fixture.ts';
import type { Served } from './serve.ts';

/** The web servers that tests try settings on. */
export type ServerName = 'nginx' | 'caddy' | 'apache2';

/** What tests are given to work with. */
export interface ServerInTests {
  /**
   * Starts it on a free port of this machine, as nobody of the system.
   * @param folder its root
   * @param settings of the one site that it has; by default those that the build has written into the folder
   */
  readonly start: (folder: string, settings?: string) => Promise<Served>;
  /** What it says against settings of a site; empty where it takes them. */
  readonly faultsOf: (settings: string) => string;
}

/** How a web server is told what to do. */
interface Kind {
  /** The file that the build writes for it, below the folder. */
  readonly built: string;
  readonly include: (file: string) => string;
  /** The whole configuration around the settings of one site; all that the server writes stays in its home. */
  readonly whole: (site: Site) => string;
  readonly run: (home: string, file: string) => readonly string[];
  readonly check: (home: string, file: string) => readonly string[];
}

interface Site {
  readonly program: Program;
  readonly home: string;
  readonly folder: string;
  readonly settings: string;
  readonly port: number;
}

const kinds: Readonly<Record<ServerName, Kind>> = {
  nginx: {
    built: '.hosts/nginx.conf',
    include: (file) => `include "${file}";`,
    whole: nginxSettings,
    run: (home, file) => ['-p', home, '-c', file],
    check: (home, file) => ['-t', '-p', home, '-c', file],
  },
  caddy: {
    built: '.hosts/caddy.Caddyfile',
    include: (file) => `import "${file}"`,
    whole: caddySettings,
    run: (_home, file) => ['run', '--adapter', 'caddyfile', '--config', file],
    check: (_home, file) => ['validate', '--adapter', 'caddyfile', '--config', file],
  },
  apache2: {
    built: '.hosts/apache.conf',
    include: (file) => `Include "${file}"`,
    whole: apacheSettings,
    run: (home, file) => ['-X', '-d', home, '-f', file],
    check: (home, file) => ['-t', '-d', home, '-f', file],
  },
};

/**
 * Tests that need a real web server. Where there is none and none can be fetched, they fail in CI; elsewhere each is counted
 * as skipped, and what is missing is said.
 */
export function describeWithServer(
  name: ServerName,
  title: string,
  tests: (server: ServerInTests) => void,
): void {
  const found = findProgram(name);
  const program = (): Program => {
    if ('path' in found) return found;
    throw new Error(found.missing);
  };
  describe.skipIf('missing' in found && !process.env.CI)(title, () =>
    tests({
      start: async (folder, settings) => startServer(name, program(), folder, settings),
      faultsOf: (settings) => faultsOf(name, program(), settings),
    }),
  );
}

/** Tests that need a real nginx. */
export function describeWithNginx(title: string, tests: (nginx: ServerInTests) => void): void {
  describeWithServer('nginx', title, tests);
}

async function startServer(
  name: ServerName,
  program: Program,
  folder: string,
  settings?: string,
): Promise<Served> {
  const { built, include, run } = kinds[name];
  for (let tries = 0; tries < 5; tries++) {
    const port = await freePort();
    const site = { program, folder, settings: settings ?? include(join(folder, built)), port };
    const { home, file } = writeSettings(name, site);
    const server = launch(program, run(home, file), home);
    if (await answers(server.child, port)) return { origin: `http://127.0.0.1:${port}`, close: server.end };
    await server.end();
    if (!/address already in use/i.test(server.said())) throw new Error(`${name} ended:\n${server.said()}`);
  }
  throw new Error(`there is no free port for ${name}`);
}

function faultsOf(name: ServerName, program: Program, settings: string): string {
  const { home, file } = writeSettings(name, { program, folder: '/tmp', settings, port: 1 });
  const { status, stderr } = spawnSync(program.path, kinds[name].check(home, file), {
    encoding: 'utf8',
    env: environmentIn(home, program),
  });
  return status === 0 ? '' : stderr;
}

/** Writes a whole configuration into a new folder, in which all that the server writes stays. */
function writeSettings(name: ServerName, site: Omit<Site, 'home'>): { home: string; file: string } {
  const home = newFolder();
  const file = join(home, 'server.conf');
  writeFileSync(file, kinds[name].whole({ ...site, home }));
  return { home, file };
}

function environmentIn(home: string, { environment }: Program): NodeJS.ProcessEnv {
  return { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, ...environment };
}

function nginxSettings({ home, folder, settings, port }: Site): string {
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  for (const name of kept) mkdirSync(join(home, name));
  return `daemon off;
master_process off;
pid nginx.pid;
error_log stderr error;
events { worker_connections 256; }
http {
  access_log off;
${kept.map((name) => `  ${name}_temp_path ${name};`).join('\n')}
  server {
    listen 127.0.0.1:${port};
    root "${folder}";
    ${settings}
  }
}
`;
}

function caddySettings({ folder, settings, port }: Site): string {
  return `{
	admin off
	auto_https off
	log {
		level ERROR
	}
}
http://:${port} {
	bind 127.0.0.1
	root * "${folder}"
	${settings}
}
`;
}

/** The modules that Debian switches on by itself, of those that serve files, and the two that our settings ask for. */
const apacheModules = [
  ...['mpm_event', 'alias', 'authn_core', 'authz_core', 'authz_host', 'autoindex', 'deflate', 'dir', 'env'],
  ...['filter', 'mime', 'negotiation', 'setenvif', 'headers', 'rewrite'],
];

function apacheSettings({ program, home, folder, settings, port }: Site): string {
  const modules = join(dirname(program.path), '../lib/apache2/modules');
  writeFileSync(join(home, 'mime.types'), 'text/plain txt\n');
  return `ServerName localhost
ServerTokens Prod
Listen 127.0.0.1:${port}
PidFile "${home}/apache.pid"
DefaultRuntimeDir "${home}"
Mutex pthread default
ErrorLog "${home}/error.log"
LogLevel error
${apacheModules.map((name) => `LoadModule ${name}_module "${modules}/mod_${name}.so"`).join('\n')}
TypesConfig "${home}/mime.types"
<Directory "/">
  Require all denied
  AllowOverride None
</Directory>
<Directory "${folder}">
  Require all granted
</Directory>
<VirtualHost 127.0.0.1:${port}>
  DocumentRoot "${folder}"
  ${settings}
</VirtualHost>
`;
}

interface Launched {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly end: () => Promise<void>;
}

function launch(program: Program, args: readonly string[], home: string): Launched {
  const child = spawn(program.path, args, {
    cwd: home,
    env: environmentIn(home, program),
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
