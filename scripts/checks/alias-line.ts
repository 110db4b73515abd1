import type { Topic } from '../site/content.ts';

/** The line that declares an old id or address in a topic's front matter, with those that its anchor has already. */
export function aliasLine({ matter }: Pick<Topic, 'matter'>, anchor: string, alias: string): string {
  const all = [...(matter?.aliases[anchor] ?? []), alias];
  return `${anchor}: [${all.map(plainOrQuoted).join(', ')}]`;
}

/** A text as it may stand in a list of YAML. */
export function plainOrQuoted(text: string): string {
  const isPlain =
    /^[A-Za-z_/][\w./#%~+=@-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
