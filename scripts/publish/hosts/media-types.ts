import { extname } from 'node:path';

/** The media types of what we publish, by the endings of the files. */
export const mediaTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    css: 'text/css',
    csv: 'text/csv',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    gif: 'image/gif',
    html: 'text/html',
    jpeg: 'image/jpeg',
    jpg: 'image/jpeg',
    js: 'text/javascript',
    json: 'application/json',
    md: 'text/markdown',
    pdf: 'application/pdf',
    png: 'image/png',
    svg: 'image/svg+xml',
    txt: 'text/plain',
    webmanifest: 'application/manifest+json',
    webp: 'image/webp',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    xml: 'application/xml',
    yaml: 'application/yaml',
    zip: 'application/zip',
  }),
);

/** The media type of a file, by its ending, with its character set where it has one. */
export function mediaTypeOf(path: string): string {
  const type = mediaTypes.get(extname(path).slice(1).toLowerCase()) ?? 'application/octet-stream';
  return isText(type) ? `${type}; charset=utf-8` : type;
}

/** The types of texts that are told to be UTF-8, apart from HTML, which servers know of themselves. */
export const textTypes = typesThat(isText);

/** The types that get smaller on their way, apart from HTML. */
export const compressedTypes = typesThat((type) => isText(type) || /json|xml$|yaml$/.test(type));

function isText(type: string): boolean {
  return type.startsWith('text/');
}

function typesThat(holds: (type: string) => boolean): readonly string[] {
  const types = [...mediaTypes.values()].filter((type) => holds(type) && type !== 'text/html');
  return [...new Set(types)].sort();
}
