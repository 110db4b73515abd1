import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};

/** The media type of a file, by its ending. */
export function mediaTypeOf(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** The media types that we publish files of, without their character set, by the endings of the files without a dot. */
export const mediaTypes: ReadonlyMap<string, string> = new Map(
  Object.entries(TYPES).map(([ending, type]) => [ending.slice(1), plainType(type)]),
);

/** The types of texts that are told to be UTF-8, apart from HTML, which servers know of themselves. */
export const textTypes: readonly string[] = typesThat((type) => type.includes('charset'));

/** The types that get smaller on their way, apart from HTML. */
export const compressedTypes: readonly string[] = typesThat((type) => /charset|json|xml$/.test(type));

function typesThat(holds: (type: string) => boolean): string[] {
  const types = Object.values(TYPES).filter(holds).map(plainType);
  return [...new Set(types)].filter((type) => type !== 'text/html').sort();
}

function plainType(type: string): string {
  return type.replace(/;.*/, '');
}
