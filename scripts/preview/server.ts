import type { ServerResponse } from 'node:http';
import { type Answer, type LocalServer, serveLocally } from '../publish/hosts/local-server.ts';
import { securityHeaders } from '../publish/hosts/security-headers.ts';
import { problemsStyle, problemsStyleAddress } from './problems-html.ts';

const LOCAL_NAME = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/;

/** Where browsers wait for news (HTML standard, server-sent events). */
export const EVENTS = '/.preview/events';
/** The script that reloads a page when there is some, as a file: the policy of the pages allows no inline script. */
const SCRIPT = '/.preview/reload.js';

/** A running server. */
interface PreviewServer extends Pick<LocalServer, 'close'> {
  readonly url: string;
  /** Makes open browsers show what is new. */
  reload(): void;
}

/**
 * Serves answers on this machine alone, with the site's own security headers and live reload. (Eleventy's dev server
 * listens on every interface, and puts inline scripts on error pages, which our policy forbids.)
 * @param port the port that was asked for; without one the first free port from 8080 on
 * @throws CannotRun where the port is in use
 */
export async function startServer(
  port: number | undefined,
  answer: (path: string) => Answer,
): Promise<PreviewServer> {
  const waiting = new Set<ServerResponse>();
  const ports = port === undefined ? Array.from({ length: 20 }, (_, i) => 8080 + i) : [port];
  const headers = { ...securityHeaders, 'Cache-Control': 'no-store' };
  const server = await serveLocally(ports, headers, (path, request, response) => {
    if (!LOCAL_NAME.test(request.headers.host ?? '')) return FOREIGN;
    return path === EVENTS ? keepOpen(response, waiting) : (OWN[path] ?? withReload(answer(path)));
  });
  return {
    url: `http://localhost:${new URL(server.origin).port}/`,
    reload() {
      for (const response of waiting) response.write('data: reload\n\n');
    },
    close: server.close,
  };
}

/** To a page of another host that has its name point here: it must not be able to read the preview. */
const FOREIGN: Answer = { status: 403, body: 'This preview answers to localhost only.\n' };
const OWN: Readonly<Record<string, Answer>> = {
  [SCRIPT]: {
    status: 200,
    type: 'text/javascript; charset=utf-8',
    body: `new EventSource('${EVENTS}').onmessage = () => location.reload();\n`,
  },
  [problemsStyleAddress]: { status: 200, type: 'text/css; charset=utf-8', body: problemsStyle },
};

function keepOpen(response: ServerResponse, waiting: Set<ServerResponse>): undefined {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry: 500\n\n');
  waiting.add(response);
  response.once('close', () => waiting.delete(response));
}

function withReload(answer: Answer): Answer {
  if (typeof answer.body !== 'string' || !answer.type?.startsWith('text/html')) return answer;
  const script = `<script type="module" src="${SCRIPT}"></script></head>`;
  return { ...answer, body: answer.body.replace('</head>', () => script) };
}
