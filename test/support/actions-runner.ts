/** A workflow command. */
export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const KNOWN = ['error', 'warning', 'notice', 'group', 'endgroup', 'add-mask', 'debug', 'echo', 'set-output'];

/** The commands that GitHub's runner obeys in the output of a step (actions/runner, ActionCommandManager). */
export function obeyed(output: string): WorkflowCommand[] {
  const commands: WorkflowCommand[] = [];
  let stopped: string | undefined;
  for (const line of output.split(/\r\n|\n|\r/)) {
    const known = [...KNOWN, 'stop-commands', ...(stopped === undefined ? [] : [stopped])];
    const found = commandIn(line, known) ?? oldCommandIn(line, known);
    if (!found) continue;
    if (stopped !== undefined) stopped = found.command === stopped ? undefined : stopped;
    else if (found.command === 'stop-commands') stopped = found.data;
    else commands.push(found);
  }
  return commands;
}

/** `::command name=value,…::data`, after any space. */
export function commandIn(line: string, known: readonly string[] = KNOWN): WorkflowCommand | undefined {
  const [, head = '', data = ''] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? [];
  const [, command = '', properties = ''] = /^(\S*) ?(.*)$/s.exec(head) ?? [];
  if (!known.includes(command)) return undefined;
  return { command, properties: pairs(properties, ',', OF_PROPERTIES), data: unescaped(data, OF_DATA) };
}

/** `##[command name=value;…]data`, anywhere in the line. */
function oldCommandIn(line: string, known: readonly string[]): WorkflowCommand | undefined {
  const [, head = '', data = ''] = /##\[(.*?)\](.*)$/s.exec(line) ?? [];
  const [, command = '', properties = ''] = /^(\S*) ?(.*)$/s.exec(head) ?? [];
  if (!known.includes(command)) return undefined;
  return { command, properties: pairs(properties, ';', OF_PROPERTIES), data: unescaped(data, OF_DATA) };
}

function pairs(text: string, separator: string, escapes: typeof OF_DATA): Record<string, string> {
  const found = text.split(separator).map((pair) => pair.split(/=(.*)/s));
  return Object.fromEntries(found.map(([name = '', value = '']) => [name, unescaped(value, escapes)]));
}

const OF_DATA: readonly (readonly [string, string])[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const OF_PROPERTIES = [['%3A', ':'], ['%2C', ','], ...OF_DATA] as const;

function unescaped(text: string, escapes: typeof OF_DATA): string {
  return escapes.reduce((so, [from, to]) => so.replaceAll(from, to), text);
}
