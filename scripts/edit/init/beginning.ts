import { CannotRun } from '../../cannot-run.ts';
import type { Ask, Question } from '../../cli/ask.ts';
import { operator as operatorFile } from '../../site/operator-schema.ts';
import { line } from '../../site/schema.ts';
import { languageMeant } from '../../site/shipped-languages.ts';
import type { Recipe } from './recipes.ts';
import { type StarterLanguage, starterLanguage, starterLanguages } from './starter-languages.ts';
import type { Beginning } from './starter-site.ts';

/** What the command was given. */
export interface GivenBeginning {
  readonly operator?: string | undefined;
  readonly url?: string | undefined;
  readonly base?: string | undefined;
  readonly language?: string | undefined;
  readonly also?: readonly string[] | undefined;
  readonly ci?: string | undefined;
  readonly container?: true | undefined;
}

const NONE = 'none';
const { url: urlField, base: baseField } = operatorFile.shape.site.shape;

/**
 * What a site begins with: as given, as a person answers, or as it is where nobody says otherwise.
 * @param locale of the system, whose language is proposed
 * @throws CannotRun where something given is not possible
 */
export async function beginningOf(
  given: GivenBeginning,
  ask: Ask,
  locale = Intl.DateTimeFormat().resolvedOptions().locale,
): Promise<Beginning> {
  const operator = await answered(given.operator, ask, OPERATOR);
  const address = splitAddress(await answered(given.url, ask, ADDRESS));
  if (given.base !== undefined && address.base !== undefined && given.base.trim() !== address.base)
    throw new CannotRun(
      `\`--url\` has the path \`${address.base}\`, and \`--base\` is \`${given.base}\`: leave one of them out`,
    );
  const base = await answered(given.base ?? address.base, ask, BASE);
  const [first, ...others] = given.also ?? [];
  if (others.length > 0)
    throw new CannotRun(
      `\`--also\` takes one language: leave \`--also ${others.join(' --also ')}\` out; \`npm run new -- language ${others[0]}\` adds it later`,
    );
  const language = inTag(await answered(given.language, ask, languageQuestion(locale)));
  const also = await answered(first, ask, secondQuestion(language));
  const second = also === NONE ? undefined : inTag(also);
  return { operator, url: address.url, base, languages: [language, ...(second ? [second] : [])] };
}

/** The starter's language that a tag means, with the region that the tag names: days are written as they are there. */
function inTag(tag: string): StarterLanguage {
  const language = starterLanguage(tag) as StarterLanguage;
  const locale = new Intl.Locale(tag.trim().replaceAll('_', '-'));
  return locale.region === undefined ? language : { ...language, tag: locale.toString() };
}

/** The answer to a question. @throws CannotRun where what was given is none */
async function answered(given: string | undefined, ask: Ask, question: Question): Promise<string> {
  const answer = given?.trim() ?? (await ask(question));
  const wrong = question.fault(answer);
  const [option = ''] = question.option.split(' ');
  if (wrong !== undefined)
    throw new CannotRun(
      `\`${option} ${answer}\`: ${wrong.replace('write `https:', `write \`${option} https:`)}`,
    );
  return answer;
}

const OPERATOR: Question = {
  text: 'Who speaks on the site? Its name, as customers know it',
  option: '--operator NAME',
  unasked: 'Example',
  fault: (name) =>
    /[{}]/.test(name) ? 'a name has no `{` and no `}`' : line.safeParse(name).error?.issues[0]?.message,
};

const ADDRESS: Question = {
  text: 'Where will the site stand? Its address may be a reserved one until you know',
  option: '--url ADDRESS',
  unasked: 'https://trust.example.com',
  fault: (address) => {
    const { url, base } = splitAddress(address);
    return [urlField.safeParse(url), baseField.safeParse(base ?? '/')].find(({ success }) => !success)?.error
      ?.issues[0]?.message;
  },
};

const BASE: Question = {
  text: 'Which path will it live under there?',
  option: '--base PATH',
  unasked: '/',
  fault: (path) => baseField.safeParse(path).error?.issues[0]?.message,
};

/** Scheme and host as browsers write them, and the path behind them where there is one: somebody has both in one. */
function splitAddress(address: string): { url: string; base?: string } {
  const [, host = address, path = ''] = /^(https:\/\/[^/?#\s]+)(\/[^\s?#]*)?$/i.exec(address) ?? [];
  const { origin, username, password, search } = URL.parse(host) ?? {};
  const url = /^https:/i.test(host) && origin && !(username || password || search) ? origin : host;
  return path.length > 1 ? { url, base: path.endsWith('/') ? path : `${path}/` } : { url };
}

function languageQuestion(locale: string): Question {
  return {
    text: `Which language does it speak: ${tags()}?`,
    option: '--language TAG',
    unasked: starterLanguage(locale)?.tag ?? 'en',
    fault: languageFault,
  };
}

function secondQuestion(first: StarterLanguage): Question {
  const others = starterLanguages().filter(({ code }) => code !== first.code);
  return {
    text: `And a second language: ${[NONE, ...others.map(({ tag }) => tag)].join(', ')}?`,
    option: '--also TAG',
    unasked: NONE,
    fault: (tag) => {
      if (tag === NONE) return undefined;
      const isSame = starterLanguage(tag)?.code === first.code;
      return isSame ? 'a site has one kind of each language: give another one' : languageFault(tag);
    },
  };
}

/** What the site is given besides its content. @throws CannotRun where there is no such service */
export function recipesOf({ ci = 'github', container }: GivenBeginning): Recipe[] {
  const known = ['github', 'gitlab', NONE];
  if (!known.includes(ci)) throw new CannotRun(`\`--ci ${ci}\`: give one of ${known.join(', ')}`);
  return [...(ci === NONE ? [] : [ci as Recipe]), 'hook', ...(container ? ['container' as const] : [])];
}

function languageFault(tag: string): string | undefined {
  if (starterLanguage(tag)) return undefined;
  const meant = languageMeant(
    tag,
    starterLanguages().map((language) => language.tag),
  );
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  return `no starter is written in it: give one of ${tags()}; \`npm run new -- language ${tag}\` adds others later`;
}

function tags(): string {
  return starterLanguages()
    .map(({ tag }) => tag)
    .join(', ');
}
