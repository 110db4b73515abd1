import { LinkChecker, type LinkResult, LinkState } from 'linkinator';
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { isPrivateAddress } from '../site/special-addresses.ts';
import type { Answer, Ask } from './answer.ts';
import { currentExchange, type Exchange, newExchange, noteExchange } from './exchange.ts';
import { failureOf } from './failure-of.ts';
import { PrivateAddress, publicLookup } from './public-address.ts';

/** Who asks: the name of this program, and nothing that it is not. */
const USER_AGENT = 'trust-center-link-check (asks for each address that a site links to, once)';

/** What linkinator would read from the environment, and send every request through. */
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/** How addresses are asked for. */
export interface AskOptions {
  /** Milliseconds for one answer, its body included. */
  readonly timeout: number;
  /** Hosts with port, such as `127.0.0.1:40123`, that are asked although they are not public: for tests. */
  readonly allowed?: ReadonlySet<string>;
}

/** Something that asks hosts, as long as it is open. */
export interface Asker {
  readonly ask: Ask;
  close(): Promise<void>;
}

/**
 * Asks hosts through linkinator, one address and one answer at a time.
 *
 * Given an address as its `path` linkinator sends one GET (two where the answer is 405), no HEAD first; `redirects: 'error'`
 * stops it at a redirect, so that 301 and 302 can be told apart and each step be looked at; `linksToSkip` keeps it from
 * what the page links to; its own retries stay off. Its event tells the status, the error, and (SKIPPED) that it met a
 * wall against programs. What it does not tell is noted beneath it, on the wire (`exchange.ts`), where private hosts are
 * refused at the moment of connecting, and bodies are cut.
 */
export function openAsker({ timeout, allowed = new Set() }: AskOptions): Asker {
  const agent = new Agent({
    allowH2: false,
    connections: 2,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    maxHeaderSize: 64 * 1024,
    connect: { lookup: publicLookup, timeout: Math.min(timeout, 10_000) },
  });
  const refusal = ({ host, hostname }: URL): Error | undefined =>
    isPrivateAddress(hostname) && !allowed.has(host) ? new PrivateAddress(host) : undefined;
  const before = getGlobalDispatcher();
  setGlobalDispatcher(agent.compose(noteExchange(refusal)));
  const proxies = PROXIES.map((name) => [name, process.env[name]] as const);
  for (const name of PROXIES) delete process.env[name];
  return {
    ask: (url) => ask(url, timeout),
    async close() {
      setGlobalDispatcher(before);
      for (const [name, value] of proxies) if (value !== undefined) process.env[name] = value;
      await agent.destroy();
    },
  };
}

async function ask(url: URL, timeout: number): Promise<Answer> {
  if (url.username || url.password) return { kind: 'unanswered', failure: { cause: 'credentials' } };
  const path = url.href.replace(/#.*$/s, '');
  const exchange = newExchange();
  const checker = new LinkChecker();
  let told: LinkResult | undefined;
  checker.on('link', (link) => {
    told ??= link;
  });
  const check = (): Promise<unknown> =>
    checker.check({
      path,
      redirects: 'error',
      timeout,
      concurrency: 1,
      linksToSkip: async (link) => link !== path,
      // A body that is packed would have to be unpacked here; most hosts then send it as it is.
      headers: { 'User-Agent': USER_AGENT, 'Accept-Encoding': 'identity' },
    });
  await currentExchange.run(exchange, check);
  return answerOf(told, exchange, timeout);
}

function answerOf(told: LinkResult | undefined, exchange: Exchange, timeout: number): Answer {
  const { headers, body, whole, begun } = exchange;
  if (told?.status) {
    const wall = told.state === LinkState.SKIPPED || 'x-amzn-waf-action' in headers;
    return { kind: 'response', status: told.status, headers, wall, body: Buffer.concat(body), whole };
  }
  const error = told?.failureDetails?.find((detail) => detail instanceof Error);
  return { kind: 'unanswered', failure: failureOf(error, begun, timeout / 1000) };
}
