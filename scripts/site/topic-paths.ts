/** The data files that name topics by their paths inside the folder of a language, and the keys that do. */
const PATHS: Readonly<Record<string, (keys: readonly string[]) => boolean>> = {
  panels: (keys) => keys.at(-1) === 'to',
  legacy: ([head, , kind]) => head === 'pages' && (kind === 'to' || kind === 'anchors'),
  gone: (keys) => keys.at(-1) === 'see',
};

/**
 * Whether a value of a data file is the path of a topic.
 * @param file the path of the data file
 * @param keys that lead to the value, lists left out
 */
export function isTopicPath(file: string, keys: readonly string[]): boolean {
  const [, name = ''] = /(?:^|\/)([a-z]+)\.ya?ml$/.exec(file) ?? [];
  return PATHS[name]?.(keys) ?? false;
}
