import type { Code } from '../../problem.ts';
import { code, error, type Kinds, warning } from './kind.ts';

/** What can be wrong with where statements come from. */
export const sourceKinds = {
  'unsourced-section': error(
    'A section states something, and does not say what it rests on.',
    (facts) =>
      'id' in facts
        ? {
            what: `Nothing says what the section ${code(`{#${facts.id}}`)} rests on.`,
            cure: `Write it below ${code('sources:')} in the front matter: ${code(`${facts.id}: [SOURCE]`)} with ids from _data/sources.yaml, ${code(`${facts.id}: none`)} if it states nothing, or ${code(`${facts.id}: not-published`)}.`,
          }
        : {
            what: `One list of sources stands for all ${facts.count} sections of this page, so that readers cannot tell which rests on which.`,
            cure: 'Name them a section: `sources: { first-id: [SOURCE], second-id: [OTHER] }`.',
          },
    (facts) => 'count' in facts,
  ),
  'circular-source': error('A source is a page of this site itself.', ({ href, host }) => ({
    what: `${code(href)} is an address of this site (${code(host)} is its host, or was), and no statement can rest on itself.`,
    cure: 'Name where the statement was read: a law, a contract, a file at a commit; a document of yours may lie in `downloads/`.',
  })),
  'unused-source': warning('No topic names a source.', ({ id }) => ({
    what: `No topic names the source ${code(id)}.`,
    cure: 'Name it where a statement rests on it, or take it away.',
  })),
} satisfies Partial<Kinds<Code>>;
