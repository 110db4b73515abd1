import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CannotRun } from '../cannot-run.ts';
import { contentFolder, withOverlays } from '../folders.ts';

/** An option of a command. `value` names its value in the help; without it the option is a switch. */
export interface Option {
  readonly value?: string;
  readonly help: string;
  /** Where its values stand, in a sentence, for who gives none. */
  readonly known?: string;
  /** It may be given several times. */
  readonly many?: true;
}

type Options = Readonly<Record<string, Option>>;

/** What is given for an option: a text, texts in their order, or that the switch is set. */
type Given<O extends Option> = O extends { many: true }
  ? string[]
  : O extends { value: string }
    ? string
    : true;

/** A command as its caller sees it. */
export interface Command<O extends Options> {
  /** As in `npm run NAME`. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly does: string;
  readonly options: O;
  /** It writes, or makes something of what is written: a release that was interrupted is finished before. */
  readonly needsWhole?: true;
  /** It is called where a site has no npm scripts yet: `npx trust-center NAME`. */
  readonly isFirst?: true;
  /** The words that it takes beside its options, as its help shows them; without it, it takes none. */
  readonly takes?: string;
  /** Does it. @returns the exit code: 0 good, 1 problems, 2 cannot run */
  act(given: { [Name in keyof O]?: Given<O[Name]> }, words: readonly string[]): Promise<number>;
}

/** Options that every command about a site has; the overlays are known wherever the site is read. */
export const contentOption = {
  content: { value: 'DIR', help: 'the folder of the content (content)' },
  layouts: {
    value: 'DIR',
    help: 'the folder of layouts that take the place of ours (layouts beside the content)',
  },
  assets: {
    value: 'DIR',
    help: 'the folder of assets that take the place of ours (assets beside the content)',
  },
} as const;

/** The option of the commands whose outcome decides whether something is published. */
export const strictOption = {
  strict: { help: 'take warnings for errors that leave a check incomplete; on where `CI` is set' },
} as const;

/** Whether a check is strict: where it is asked for, and in CI (the variable that CI services set). */
export function isStrict(asked = false, ci = process.env.CI): boolean {
  return asked || !['', '0', 'false', undefined].includes(ci?.toLowerCase());
}

/** Options of the commands that build or check a whole site. */
export const timingsOption = { timings: { help: 'tell on stderr how long each step took' } } as const;

/** Names a command, whose options are those that its `act` is given. */
export function defineCommand<O extends Options>(command: Command<O>): Command<O> {
  return command;
}

/** Runs a command of this process, and sets its exit code. @param args by default those of the process */
export async function runCommand(
  command: Command<Options>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', () => process.exit(process.exitCode ?? 0));
  process.exitCode = await callCommand(command, args);
}

/** Does what the arguments ask for. Whatever goes wrong is one line on stderr. @returns the exit code */
export async function callCommand(command: Command<Options>, args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = await parsed(command, args);
    const { layouts, assets, ...own } = values as { layouts?: string; assets?: string; help?: true };
    const overlays = { ...(layouts !== undefined && { layouts }), ...(assets !== undefined && { assets }) };
    if (!own.help && command.needsWhole) await finishInterrupted(command.name, values.content);
    if (!own.help) return await withOverlays(overlays, () => command.act(own, positionals));
    process.stdout.write(helpOf(command));
    return 0;
  } catch (error) {
    process.stderr.write(`${command.name}: ${messageOf(error)}\n`);
    return 2;
  }
}

async function finishInterrupted(name: string, content: unknown = contentFolder): Promise<void> {
  const { finishRelease } = await import('../publish/journal.ts');
  const release = finishRelease(resolve(String(content)));
  if (release !== undefined)
    process.stderr.write(`${name}: the release ${release} was interrupted; it is finished now\n`);
}

async function parsed({ name, isFirst, options, takes }: Command<Options>, args: readonly string[]) {
  const config: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
  for (const [option, { value, many = false }] of Object.entries(options))
    config[option] = { type: value ? 'string' : 'boolean', multiple: many };
  try {
    // Who calls `npx trust-center` as `npm run` is called has the `--` here that npm would take.
    const own = args[0] === '--' ? args.slice(1) : [...args];
    const kept = Object.keys(options).find((option) => isKeptByNpm(option));
    if (kept) throw new CannotRun(`npm kept \`--${kept}\` for itself: write \`-- --${kept}\``);
    const found = parseArgs({ args: own, options: config, allowPositionals: takes !== undefined });
    const empty = Object.entries(found.values).find(([, value]) => [value].flat().includes(''));
    if (empty && !found.values.help) throw new CannotRun(needsValue(empty[0], options));
    return found;
  } catch (error) {
    const said = (
      error instanceof CannotRun ? error.message : await wordsOf(error as Error, options, args)
    ).replace(/[^?]$/, '$&.');
    throw new CannotRun(
      isFirst
        ? `${said} \`npx trust-center ${name} --help\` lists what it takes`
        : `${said} \`npm run ${name} -- --help\` lists what it takes (npm passes on what stands behind \`--\`)`,
    );
  }
}

/** Whether an option stood in front of `--`, where npm takes it for a setting of its own, and tells scripts of those by variables. */
function isKeptByNpm(option: string): boolean {
  const set = process.env[`npm_config_${option.replaceAll('-', '_')}`];
  return process.env.npm_lifecycle_event !== undefined && !['', 'false', undefined].includes(set);
}

/** What is wrong with arguments, as it is known from the system's message, which is for those who write programs. */
async function wordsOf({ message }: Error, options: Options, args: readonly string[]): Promise<string> {
  const [, word = '', name = ''] = /'(?:-\w, )?((?:--?)?([^ '<=,]*))/.exec(message) ?? [];
  if (message.startsWith('Unexpected argument')) return `it takes no word such as \`${word}\` here`;
  if (message.startsWith('Unknown option')) {
    const { nearest } = await import('../nearest.ts');
    const meant = nearest(name, Object.keys(options));
    return `there is no option \`${word}\`${meant === undefined ? '' : `: did you mean \`--${meant}\`?`}`;
  }
  const long = name.length === 1 ? 'help' : name;
  if (options[long]?.value === undefined) return `\`--${long}\` takes no value`;
  const next = args[args.indexOf(`--${long}`) + 1];
  return needsValue(long, options, next);
}

/** @param next what stands where its value should */
function needsValue(name: string, options: Options, next?: string): string {
  const { value, known } = options[name] ?? {};
  const found = next === undefined ? '' : `, and \`${next}\` begins like an option`;
  return `\`--${name}\` needs a value: \`--${name} ${value}\`${found}${known ? `; ${known}` : ''}`;
}

function helpOf({ name, isFirst, does, options, takes }: Command<Options>): string {
  const rows = Object.entries<Option>({ ...options, help: { help: 'show this' } });
  const labels = rows.map(([option, { value }]) => `  --${option}${value ? ` ${value}` : ''}`);
  const width = Math.max(...labels.map((label) => label.length)) + 2;
  const lines = rows.map(([, { help }], index) => `${labels[index]?.padEnd(width)}${help}`);
  const call = isFirst ? `npx trust-center ${name}` : `npm run ${name} --`;
  return `${call} ${takes === undefined ? '' : `${takes} `}[options]\n${does}\n\n${lines.join('\n')}\n`;
}

function messageOf(error: unknown): string {
  if (error instanceof CannotRun) return error.message;
  if (process.env.DEBUG) return String((error as Error)?.stack ?? error);
  const { code, message } = error as NodeJS.ErrnoException;
  const said = String(message ?? error).split('\n')[0];
  // What few sites need does not come along.
  const [, missing] = /^Cannot find package '([^']+)'/.exec(message) ?? [];
  if (missing) return `this needs the package \`${missing}\`: \`npm i -D ${missing}\` installs it`;
  if (code?.startsWith('E')) return `the system says: ${said}`;
  return `a fault of the generator itself: ${said} (DEBUG=1 shows where)`;
}
