import { CannotRun } from '../../cannot-run.ts';
import type { Content } from '../../site/content.ts';
import type { Request } from './request.ts';

const FAULTS = new Set(['front-matter', 'data-file', 'unreadable-file', 'duplicate-address']);
const DATA = ['panels.yaml', 'legacy.yaml', 'gone.yaml', 'acceptances.yaml', 'record.txt'];

/** @throws CannotRun where a file that a move must read and write cannot be read right */
export function expectSound({ folder, languages, problems }: Content, request: Request): void {
  const topics = pathsOf(request).flatMap((path) =>
    [...languages.keys()].map((code) => `${folder}/${code}/${path}`),
  );
  const data = DATA.map((name) => `${folder}/_data/${name}`);
  const concerned = new Set([...topics, ...data]);
  const fault = problems.find(({ code, place }) => FAULTS.has(code) && concerned.has(place.file));
  if (!fault) return;
  const { file, line, column } = fault.place;
  throw new CannotRun(
    `${file}:${line}:${column} has a fault (${fault.code}), and a move must read this file right: \`npm run check\` tells it; mend it first`,
  );
}

function pathsOf(request: Request): string[] {
  if (request.kind === 'anchor') return [request.path];
  if (request.kind === 'topic') return [request.from, request.to];
  if (request.kind === 'section') return [request.from.path, request.to.path];
  return [request.from.path, ...(request.see ? [request.see.path] : [])];
}
