import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { placesIn } from '../text/place-in-text.ts';
import type { SheetSource } from './style-sheets.ts';

/** What ends late or never, what holds signs that end nothing, braces, and tokens as they are defined and used. */
const SIGNS =
  /(\/\*)(?:[\s\S]*?(\*\/)|[\s\S]*$)|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|url\([^"')]*\)|([{}])|var\(\s*(--[\w-]+)\s*\)/g;
/** A token that is defined, also by `@property`, or named by a script. */
const TOKEN = /--[\w-]+(?=\s*[:{]|["'])/g;

/** The tokens that a text defines. */
export function tokensIn(text: string): string[] {
  return [...text.matchAll(TOKEN)].map(([token]) => token);
}

/** A brace or a comment of a sheet that nothing ends, and tokens that nothing defines, where no value stands in for them. */
export function* faultsOfSheet({ css, file }: SheetSource, tokens: ReadonlySet<string>): Generator<Problem> {
  const placeOf = placesIn(css, file);
  const open: number[] = [];
  for (const { index, 1: comment, 2: end, 3: brace, 4: token } of css.matchAll(SIGNS)) {
    if (comment && !end) yield unended('/*', '*/', index);
    if (brace === '{') open.push(index);
    else if (brace === '}') open.pop();
    if (token && !tokens.has(token)) {
      const suggestion = nearest(token, [...tokens]);
      const facts = { fault: 'token', name: token, ...(suggestion && { suggestion }) } as const;
      yield problem('layout-fault', placeOf(css.indexOf('--', index)), facts);
    }
  }
  // Where a rule is not ended, those below it stand within it: the last one that begins on the outside is it.
  const [first] = open;
  if (first !== undefined) yield unended('{', '}', first);

  function unended(name: string, known: string, offset: number): Problem {
    return problem('layout-fault', placeOf(offset), { fault: 'open', name, known: [known] });
  }
}
