import { stringify } from 'yaml';
import { CannotRun } from '../../cannot-run.ts';
import { type Making, type NewPlan, textsOf } from './making.ts';

const PATH = '_data/sources.yaml';
const KINDS = ['operator', 'law', 'standard', 'other'];
const KIND = {
  text: 'Whose word is it: operator, law, standard or other?',
  option: '--kind operator',
  fault: (answer: string) => (KINDS.includes(answer) ? undefined : `write one of ${KINDS.join(', ')}`),
  unasked: '',
};

/** A source that topics can name. @param name the id under which they do @throws CannotRun where there is one of that name */
export async function newSource(making: Making, name: string): Promise<NewPlan> {
  const { site, files, given, day, ask } = making;
  const id = name.toLowerCase().replace(/[\s_]+/g, '-');
  if (id !== name || !/^[a-z][a-z0-9-]*$/.test(name))
    throw new CannotRun(
      `the id of a source has small letters, digits and \`-\`: \`npm run new -- source ${id}\``,
    );
  if (site.sources.has(name))
    throw new CannotRun(`there is a source \`${name}\` already, in \`${site.folder}/${PATH}\``);
  const titles = await textsOf(making, 'title', 'What is the source called?');
  const url =
    given.url ??
    (await ask({
      text: 'Where is it read (its address)?',
      option: '--url https://…',
      fault: (answer) => (/^https?:\/\/\S+$/.test(answer) ? undefined : 'an address begins with https://'),
    }));
  const kind = given.kind ?? (await ask(KIND));
  const title = titles.size === 1 ? [...titles.values()][0] : Object.fromEntries(titles);
  const entry = { title, ...(kind && { kind }), url, read: day };
  const text = files.data.find(({ path }) => path === PATH)?.text;
  const before = text?.trimEnd() ? `${text.trimEnd()}\n\n` : '';
  const is = before + stringify({ [name]: entry }, { lineWidth: 0 });
  return {
    folder: site.folder,
    changes: [{ path: PATH, was: text, is }],
    told: [
      `name it where a statement rests on it, below \`sources:\` in the front matter of a topic: \`overview: [${name}]\``,
      'write `stated: YYYY-MM-DD` into its entry where it has a day, or a year, of its own',
    ],
  };
}
