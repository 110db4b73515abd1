import type { UnreadableReason } from '../../problem.ts';
import type { Message } from '../message.ts';
import { code, didYouMean } from '../quote.ts';

/** What is said of a file that cannot be published, by the reason. */
export const unreadable: Readonly<
  Record<UnreadableReason, (detail: string, suggestion?: string) => Message>
> = {
  encoding: () => ({
    what: 'The file is not UTF-8 from this line on.',
    cure: 'Save it with the encoding UTF-8.',
  }),
  outside: () => ({
    what: 'The file is a symbolic link that leaves the content folder.',
    cure: 'Put a copy of its target here: nothing outside the content folder is read.',
  }),
  'broken-link': () => ({ what: 'The file is a symbolic link to nothing.', cure: 'Remove it.' }),
  'linked-folder': () => ({
    what: 'A symbolic link to a folder is not followed.',
    cure: 'Make it a real folder.',
  }),
  denied: () => ({
    what: 'The system does not let this be read.',
    cure: 'Look at the permissions of the file or folder.',
  }),
  'topic-name': () => ({
    what: 'The name of a topic is its address, and this one makes no good address.',
    cure: 'Use small letters, digits and hyphens, and the ending `.md`: `data-retention.md`.',
  }),
  'not-a-topic': () => ({
    what: 'This is neither a topic (`.md` in the folder of a language), nor data (`.yaml` in `_data/`), nor a download.',
    cure: 'Put files that topics link to under `downloads/`.',
  }),
  'unknown-data': (_, suggestion) => ({
    what: 'Nothing reads this data file.',
    cure: suggestion
      ? didYouMean(suggestion)
      : 'Data are operator.yaml, sources.yaml, panels.yaml, hosts.yaml, acceptances.yaml and languages/<code>.yaml.',
  }),
  'no-home': () => ({
    what: 'This language has topics, but no home page.',
    cure: 'Write this file: its title, its summary, and whatever should stand on the home page.',
  }),
  'no-language': (language) => ({
    what: `${code(language)} is not a language of this site.`,
    cure: `Describe it in _data/languages/${language}.yaml, or move the topic into the folder of a language.`,
  }),
};
