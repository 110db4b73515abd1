import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, relative } from 'node:path';
import { parse } from 'yaml';
import { CannotRun, tried } from '../../cannot-run.ts';
import { filesOf, inFolder } from '../../files.ts';
import { pageText } from '../../text/decode-bytes.ts';
import { foreignHtml } from '../../text/markdown/foreign-html.ts';

/** A page of an old site, as its file holds it. */
export interface OldFile {
  /** As shown in places. */
  readonly file: string;
  /** Its path from the folder that is imported, with `/`. */
  readonly path: string;
  /** Its path from where the addresses of the old site start. */
  readonly address: string;
  /** What stood between the `---` lines at its head. */
  readonly matter: Readonly<Record<string, unknown>>;
  /** What stood in it for a program that made the page. */
  readonly templates: readonly { readonly line: number; readonly text: string }[];
  /** Its text as HTML, on the lines on which it was written. */
  readonly html: string;
}

/** Takes note of a file that becomes no topic. @param why as a clause */
export type Leave = (file: string, why: string) => void;

const PAGES = ['.html', '.htm', '.xhtml', '.md', '.markdown'];

/**
 * Reads the pages of an old site: of a file that one, of a folder all that stand in it.
 * @param root the folder from which the addresses of the old site start, where that is another one
 * @param leave told of files that cannot be read, or hold no text
 * @throws CannotRun where there is none
 */
export function readOldFiles(old: string, root?: string, leave: Leave = () => {}): OldFile[] {
  const found = statSync(old, { throwIfNoEntry: false });
  if (!found) throw new CannotRun(`\`${old}\` is not there`);
  const start = found.isDirectory() ? old : dirname(old);
  const files = filesOf(old).filter(
    (file) => PAGES.includes(extname(file).toLowerCase()) && !/[\\/]\./.test(relative(start, file)),
  );
  if (files.length === 0)
    throw new CannotRun(`\`${old}\` holds no page: ${PAGES.map((end) => `\`${end}\``).join(', ')}`);
  return files.flatMap((file) => {
    const place = {
      file: shown(file),
      path: inFolder(start, file),
      address: addressIn(root ?? start, file),
    };
    const read = readText(file);
    if (typeof read !== 'string') return [{ ...place, ...read }];
    leave(place.file, read);
    return [];
  });
}

/** @throws CannotRun where the file stands elsewhere */
function addressIn(root: string, file: string): string {
  const path = inFolder(root, file);
  if (path.startsWith('../'))
    throw new CannotRun(`\`${shown(file)}\` does not stand in \`${root}\`, which \`--root\` names`);
  return path;
}

function shown(file: string): string {
  return inFolder(process.cwd(), file);
}

/** What no text has, or what is no letter in any encoding that it could be in. */
const NO_LETTER = /(?!\s)\p{Cc}|\ufffd/gu;

/** @returns why there is no text, as a clause, where there is none */
function readText(file: string): Pick<OldFile, 'matter' | 'html' | 'templates'> | string {
  const bytes = tried(() => readFileSync(file));
  if (!bytes) return 'it cannot be read';
  const text = pageText(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  if ((text.match(NO_LETTER)?.length ?? 0) > text.length / 100) return 'it is no text';
  if (text.trim() === '') return 'it is empty';
  const [head = '', yaml = ''] = /^\s*---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(text) ?? [];
  const before = head.split('\n').length - 1;
  const { body, templates } = withoutTemplates(text.slice(head.length), before);
  const isMarkdown = /\.(?:md|markdown)$/i.test(file) && isOfMarkdown(body);
  const said: unknown = tried(() => parse(yaml, { logLevel: 'silent' }));
  const matter = said !== null && typeof said === 'object' ? (said as Record<string, unknown>) : {};
  return { matter, templates, html: isMarkdown ? foreignHtml(body, before) : '\n'.repeat(before) + body };
}

/** Whether a text is Markdown, and not HTML alone. */
function isOfMarkdown(body: string): boolean {
  if (/^\s*(?:<!--[\s\S]*?-->\s*)*<[a-z]/i.test(body)) return false;
  const plain = body.replace(/<(\w+)\b[^>]*>[\s\S]*?<\/\1>|<[^>]*>/g, '');
  return (
    /^(?:#{1,6} |[-*+] |\d+\. |> |```|\|.*\|$|[=-]{3,}$)|\*\*\S|\]\(/m.test(plain) || !/<[a-z]/i.test(body)
  );
}

/** What a program made a page of, and what no reader saw: `{% include x %}`, `{{ page.title }}`. */
const TEMPLATE = /\{%[\s\S]*?%\}|\{\{-?\s*(?:page|site|include|content|layout)\b[\s\S]*?\}\}/g;

/** A text without what a program was to put something in the place of. @param before how many lines are in front of it */
function withoutTemplates(text: string, before: number): { body: string; templates: OldFile['templates'] } {
  const templates: { line: number; text: string }[] = [];
  const body = text.replace(TEMPLATE, (all, at: number) => {
    templates.push({ line: text.slice(0, at).split('\n').length + before, text: all.replace(/\s+/g, ' ') });
    return '\n'.repeat(all.split('\n').length - 1);
  });
  return { body, templates };
}
