import { CannotRun } from '../cannot-run.ts';

/** Reads a port number. @throws CannotRun where it is none */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CannotRun(`\`${text}\` is no port: give a number from 1 to 65535`);
}
