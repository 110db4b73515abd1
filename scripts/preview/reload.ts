import type { ServerResponse } from 'node:http';

const EVENTS = '/.preview/events';

/** The script that reloads a page when the server says so, as a file: the policy of the pages allows no inline script. */
export const reloadScript = {
  address: '/.preview/reload.js',
  body: `new EventSource('${EVENTS}').onmessage = () => location.reload();\n`,
};

/** Puts the reload script on a page. */
export function withReload(html: string): string {
  return html.replace(
    '</head>',
    () => `<script type="module" src="${reloadScript.address}"></script></head>`,
  );
}

/** The browsers that wait for news (HTML standard, server-sent events). */
export class ReloadChannel {
  readonly address = EVENTS;
  readonly #open = new Set<ServerResponse>();

  /** Keeps a request open until there is news for it. */
  add(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 500\n\n');
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
  }

  /** Tells every open page to reload. */
  send(): void {
    for (const response of this.#open) response.write('data: reload\n\n');
  }
}
