import nunjucks from 'nunjucks';

/** A piece of HTML that many pages share. */
export interface Part {
  readonly html: string;
}

/** What of Nunjucks' parser this tag uses; its types leave it out. */
interface TagParser {
  nextToken(): { readonly value: string };
  parseSignature(tolerant: null, noParentheses: boolean): unknown;
  advanceAfterBlockEnd(name?: string): void;
  parseUntilBlocks(name: string): unknown;
}

/**
 * `{% once "footer" %}…{% endonce %}`: what stands in it is the same on every page of a language, so it is rendered for
 * the first one and reused for the others. Further arguments tell variants apart: `{% once "header", page.section %}`.
 * In its place the page gets a mark: two NULs, which no text of a site holds, around the number of the part.
 */
export class OnceTag implements nunjucks.Extension {
  readonly tags = ['once'];
  readonly #parts: Part[] = [];
  readonly #numbers = new Map<string, number>();

  /** Called by Nunjucks when it compiles a template. */
  parse(
    parser: TagParser,
    { CallExtension }: { CallExtension: new (...args: unknown[]) => unknown },
  ): unknown {
    const { value } = parser.nextToken();
    const args = parser.parseSignature(null, true);
    parser.advanceAfterBlockEnd(value);
    const body = parser.parseUntilBlocks('endonce');
    parser.advanceAfterBlockEnd();
    return new CallExtension(this, 'run', args, [body]);
  }

  /** Called by Nunjucks when it renders the tag. */
  run(
    context: { ctx: { site: { language: { code: string } } } },
    ...args: unknown[]
  ): nunjucks.runtime.SafeString {
    const body = args.pop() as () => string;
    const key = [context.ctx.site.language.code, ...args].join('\0');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#parts.push({ html: String(body()) }) - 1;
      this.#numbers.set(key, number);
    }
    return new nunjucks.runtime.SafeString(`\0${number}\0`);
  }

  /** The part of a number. */
  part(number: number): Part {
    return this.#parts[number] as Part;
  }
}
