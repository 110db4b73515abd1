import type { MarkdownEnv } from './context.ts';

/** An interface text of the language, its `{names}` filled in. */
export function textFor(
  { context }: MarkdownEnv,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  return fillText(context.texts[key] ?? key, values);
}

/** Fills `{name}` in an interface text; names without a value stay. */
export function fillText(text: string, values: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** What stands in front of a text in brackets that follows words: Chinese brackets bring their own space. */
export function gapBefore(text: string): '' | ' ' {
  return /^[（【「]/.test(text) ? '' : ' ';
}
