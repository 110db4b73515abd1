import type { MarkdownEnv } from './context.ts';

/** An interface text of the language, its `{names}` filled in. */
export function textFor(
  { context }: MarkdownEnv,
  key: string,
  values: Readonly<Record<string, string>> = {},
): string {
  return (context.texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
