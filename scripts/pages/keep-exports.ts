import type nunjucks from 'nunjucks';

/** What templates that import from each other use of an environment and of a template; the types leave it out. */
interface Importing {
  getTemplate(...args: unknown[]): unknown;
}
interface Imported {
  getExported(...args: unknown[]): void;
}
type Callback = (error: unknown, result?: unknown) => void;

/**
 * Lets a template be run once for what others import from it without context: macros, which depend on nothing but their
 * arguments. Nunjucks runs it anew for each import, on each page.
 */
export function keepExports(environment: nunjucks.Environment): void {
  const importing = environment as unknown as Importing;
  const getTemplate = importing.getTemplate.bind(environment);
  const known = new WeakSet<Imported>();
  importing.getTemplate = (...args) => {
    const callback = args.at(-1);
    if (typeof callback !== 'function') return getTemplate(...args);
    return getTemplate(...args.slice(0, -1), (error: unknown, template?: Imported) => {
      if (template && !known.has(template)) keepExportsOf(template);
      if (template) known.add(template);
      (callback as Callback)(error, template);
    });
  };
}

function keepExportsOf(template: Imported): void {
  const getExported = template.getExported.bind(template);
  let kept: unknown;
  template.getExported = (...args) => {
    const [callback] = args as [Callback];
    if (args.length > 1) getExported(...args);
    else if (kept !== undefined) callback(null, kept);
    else
      getExported((error: unknown, exported: unknown) => {
        kept = exported;
        callback(error, exported);
      });
  };
}
