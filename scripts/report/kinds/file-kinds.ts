import type { Code, YamlFault } from '../../problem.ts';
import type { Message } from '../message.ts';
import { code, didYouMean } from '../quote.ts';
import type { Kinds } from './kind.ts';
import { unreadable } from './unreadable-words.ts';

/** What can be wrong with a file, or with the YAML in it. */
export const fileKinds = {
  'front-matter': {
    severity: 'error',
    meaning: "A value in a topic's front matter is missing, unknown, mistyped or impossible.",
    words: (facts) => yamlFault(facts, 'the front matter'),
  },
  'data-file': {
    severity: 'error',
    meaning: 'A value in a data file is missing, unknown, mistyped or impossible.',
    words: (facts) => yamlFault(facts, 'this file'),
  },
  'duplicate-address': {
    severity: 'error',
    meaning: 'Two files would be published at one address.',
    words: ({ address, other }) => ({
      what: `This file and ${other} would both be published at ${code(address)}.`,
      cure: 'Rename or remove one of them.',
    }),
    wholeFile: true,
  },
  'unreadable-file': {
    severity: 'error',
    meaning: 'A file of the content cannot be published.',
    words: ({ reason, detail, suggestion }) => unreadable[reason](detail ?? '', suggestion),
    wholeFile: true,
  },
} satisfies Partial<Kinds<Code>>;

function yamlFault({ key, fault, detail, suggestion }: YamlFault, where: string): Message {
  const cure = suggestion ? { cure: didYouMean(suggestion) } : {};
  if (fault === 'syntax') return { what: `${sentence(`${where} cannot be read: ${detail}`)}`, ...cure };
  if (fault === 'missing')
    return { what: key ? `${code(key)} is missing in ${where}: ${detail}.` : sentence(detail), ...cure };
  if (fault === 'unknown')
    return { what: `${code(key)} is not a key that ${where} knows (${detail}).`, ...cure };
  return { what: `${key ? code(key) : capital(where)} is not right: ${detail}.`, ...cure };
}

function sentence(text: string): string {
  return `${capital(text)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
