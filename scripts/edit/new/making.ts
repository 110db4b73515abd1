import { CannotRun } from '../../cannot-run.ts';
import type { Ask } from '../../cli/ask.ts';
import type { ContentFiles } from '../../site/content.ts';
import { line } from '../../site/schema.ts';
import type { Site } from '../../site/site.ts';
import type { Change } from '../write-changes.ts';

/** What the command was given. */
export interface GivenNew {
  readonly words: readonly string[];
  readonly title: readonly string[];
  readonly owner: readonly string[];
  readonly url?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** What a new thing is made from. */
export interface Making {
  readonly site: Site;
  readonly files: ContentFiles;
  readonly given: GivenNew;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly ask: Ask;
}

/** What is to be written, and what is told of it, a line each. */
export interface NewPlan {
  readonly folder: string;
  readonly changes: readonly Change[];
  readonly told: readonly string[];
}

/** What texts are asked for with. */
interface Asking extends Pick<Making, 'site' | 'ask'> {
  readonly given: Readonly<Partial<Record<'title' | 'owner' | 'summary', readonly string[]>>>;
}

/** The languages in which texts are asked for, by their codes, and the one of a text that is given without one. */
interface Tongues {
  readonly codes: readonly string[];
  readonly bare: string | undefined;
}

/**
 * A text for each language, by their codes: as given, or as it is known, or as a person answers.
 * @param option the name under which it is given: alone where there is one language, else `en=TEXT` for each
 * @throws CannotRun where one is given for no language, or is missing
 */
export async function textsOf(
  { site, given, ask }: Asking,
  option: keyof Asking['given'],
  question: string,
  known: (code: string) => string | undefined = () => undefined,
  { codes, bare }: Tongues = { codes: codesOf(site), bare: undefined },
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const text of given[option] ?? []) {
    const [, code, said = text] = /^([a-z]{2,3})=(.*)$/s.exec(text) ?? [];
    const language = code ?? (codes.length === 1 ? codes[0] : bare);
    if (code !== undefined && !codes.includes(code)) throw new CannotRun(notAsked(code, option, text, site));
    if (language === undefined)
      throw new CannotRun(
        `say for which language \`--${option} "${text}"\` is: ${codes.map((one) => `\`--${option} "${one}=…"\``).join(', ')}`,
      );
    texts.set(language, said);
  }
  for (const code of codes) {
    const name = site.languages.get(code)?.language.name ?? code;
    const found = texts.get(code) ?? known(code);
    const where = codes.length > 1 ? ` (${name})` : '';
    const text =
      found ?? (await ask({ text: question + where, option: optionFor(option, code, codes), fault }));
    const wrong = fault(text);
    if (wrong !== undefined) throw new CannotRun(`\`--${option} "${text}"\`: ${wrong}`);
    texts.set(code, text);
  }
  return texts;
}

/** Why a text in some language is not asked for. */
function notAsked(code: string, option: string, text: string, { languages }: Site): string {
  const given = `\`--${option} "${text}"\``;
  return languages.has(code)
    ? `${given}: nothing in \`${code}\` ${option === 'summary' ? 'changed' : 'is made'}, so leave it out`
    : `${given}: \`${code}\` is no language of this site (${[...languages.keys()].join(', ')})`;
}

/** The languages that new things are made in, by their codes: one in preparation has none of the pages around them either. */
export function codesOf({ languages, met, publishedTopics }: Site): string[] {
  const codes = [...languages.keys()];
  return publishedTopics.length === 0 ? codes : codes.filter((code) => met.has(code));
}

function optionFor(option: string, code: string, codes: readonly string[]): string {
  return codes.length > 1 ? `--${option} "${code}=…"` : `--${option} "…"`;
}

function fault(text: string): string | undefined {
  return line.safeParse(text).error?.issues[0]?.message;
}
