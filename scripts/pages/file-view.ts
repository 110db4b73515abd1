import { hash } from 'node:crypto';
import { addressOfFile } from '../site/addresses.ts';
import type { Download } from '../site/content.ts';
import { describeFile } from '../site/publish.ts';
import { hrefOf, type ViewSource } from './view-source.ts';

/** A file to keep, as pages offer it. */
export interface FileView {
  readonly href: string;
  /** As it is called on the disk of those who keep it. */
  readonly name: string;
  /** In brackets. */
  readonly facts: string;
  readonly sha256: string;
}

/** What is told of a file to keep. */
export function fileView(
  file: Pick<Download, 'path' | 'bytes' | 'sha256' | 'document'>,
  source: ViewSource,
): FileView {
  const { path, sha256 } = file;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    href: hrefOf(addressOfFile(path), source),
    name,
    facts: describeFile(file, source.inLanguage),
    sha256,
  };
}

/** The same of a file that the site makes. */
export function madeFileView(path: string, content: string | Uint8Array, source: ViewSource): FileView {
  const bytes = Buffer.from(content);
  return fileView({ path, bytes: bytes.length, sha256: hash('sha256', bytes, 'hex') }, source);
}

/** The files that links of a text lead to, in their own order. */
export function filesIn(html: string, files: readonly FileView[]): readonly FileView[] {
  if (files.length === 0) return files;
  const named = new Set([...html.matchAll(/ href="([^"?#]+)/g)].map(([, href]) => href));
  return files.filter(({ href, sha256 }) => sha256 !== '' && named.has(href));
}
