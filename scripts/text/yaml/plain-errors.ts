import { z } from 'zod';

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'write keys and values (`key: value`)',
  record: 'write keys and values (`key: value`)',
  array: 'write a list',
  string: 'write a text; in quotes, where YAML would take it for something else',
  number: 'write a number',
  boolean: 'write true or false',
};

const KEY = 'a key is of small letters, digits, `-` and `_`, and begins with a letter';

/** What the schema of a key says itself; without words of its own, the library speaks of patterns. */
function ownWords(issues: readonly { readonly message?: string | undefined }[]): string | undefined {
  const [first] = issues;
  return first?.message?.startsWith('Invalid') ? undefined : first?.message;
}

/** Faults that the schemas have no words for themselves, in the words of editors rather than of programmers. */
z.config({
  customError: (issue) => {
    if (issue.code === 'invalid_type') return EXPECTED[issue.expected];
    if (issue.code === 'too_small') return `there is too little here: at least ${issue.minimum}`;
    if (issue.code === 'too_big') return `there is too much here: at most ${issue.maximum}`;
    if (issue.code === 'invalid_key') return ownWords(issue.issues) ?? KEY;
    return undefined;
  },
});

/** What is wrong with YAML, by the code of its parser, in the same words. */
const SYNTAX: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a text that holds `: ` needs quotes around it',
  BAD_INDENT: 'this line is not indented like its neighbours',
  DUPLICATE_KEY: 'this key stands here a second time',
  MISSING_CHAR: 'something that was opened (a quote, `[` or `{`) is not closed, here or above',
  TAB_AS_INDENT: 'a tab indents this line; YAML wants spaces',
  BAD_ALIAS: 'a text that begins with `*` or `&` needs quotes around it',
  MULTILINE_IMPLICIT_KEY: 'this line is no `key: value`, nor the rest of the value above it',
  UNEXPECTED_TOKEN: 'this is not expected here; a text with special characters needs quotes around it',
};

/** Says what is wrong with YAML; the parser's own words where we have none. */
export function plainSyntax(code: string, message: string): string {
  return SYNTAX[code] ?? message.split('\n')[0]?.replace(/[.:]?\s*$/, '') ?? message;
}
