#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { allRefusals } from './app.ts';
import { COMMANDS } from './commands/all-commands.ts';
import { type Command, type CommandResult, UsageError } from './commands/command.ts';
import { readConfig } from './config.ts';
import { terminalLanguage } from './config-help.ts';
import { type OpenWorld, openWorld } from './open-world.ts';
import { problemOf } from './support/http/problem-reply.ts';
import { Refusal } from './support/http/refusal.ts';
import { makeLog } from './support/log.ts';

const language = terminalLanguage(process.env);
const shared = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${tell(error)}\n`);
  return 1;
});

async function main(args: readonly string[]): Promise<number> {
  const command = COMMANDS.find(({ name }) => args.slice(0, name.split(' ').length).join(' ') === name);
  if (!command) return noCommand(args);
  const rest = args.slice(command.name.split(' ').length);
  const { values, positionals } = parse(command, rest);
  if (values['help'] === true) return print(`chengyun ${command.name} ${command.usage}\n  ${command.about[language]}`);
  const { ok = true, aside = false, data, text } = await runCommand(command, values, positionals);
  print(values['json'] === true ? JSON.stringify(data) : text, aside ? process.stderr : process.stdout);
  return ok ? 0 : 1;
}

type Given = Readonly<Record<string, string | boolean | undefined>>;

function parse(command: Command, args: readonly string[]): { values: Given; positionals: readonly string[] } {
  try {
    const options = { ...command.options, ...shared };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values: values as Given, positionals };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${why}\nchengyun ${command.name} ${command.usage}`, { cause });
  }
}

async function runCommand(command: Command, options: Given, words: readonly string[]): Promise<CommandResult> {
  let opened: OpenWorld | undefined;
  const open = async () => {
    const read = readConfig(process.env, [], process.cwd());
    if (!read.ok) throw new UsageError(read.problems.join('\n'));
    opened ??= await openWorld({ config: read.config, log: makeLog('warn'), join: true });
    return opened.world;
  };
  try {
    return await command.run({ options, words, openWorld: open });
  } finally {
    await opened?.stop();
  }
}

/** The commands there are; those of one group where only its first word is said, as in `user --help`. */
function noCommand(args: readonly string[]): number {
  const words = args.filter((arg) => arg !== '--help' && arg !== '-h');
  const asked = args.length === 0 || words.length < args.length;
  const group = asked ? COMMANDS.filter(({ name }) => name.startsWith(`${words.join(' ')} `)) : [];
  const listed = group.length > 0 ? group : COMMANDS;
  const width = Math.max(...listed.map(({ name }) => name.length)) + 2;
  const list = listed.map(({ name, about }) => `  ${name.padEnd(width)}${about[language]}`).join('\n');
  const usage = `npm run chengyun -- <command> [--json] [--help]\n\n${list}`;
  if (asked) return print(usage);
  process.stderr.write(`没有命令“${args[0]}”。There is no command "${args.join(' ')}".\n\n${usage}\n`);
  return 1;
}

function print(text: string, out: NodeJS.WritableStream = process.stdout): 0 {
  out.write(`${text}\n`);
  return 0;
}

/** A mistake of the caller in a sentence; anything else with its trace, for it is ours. */
function tell(error: unknown): string {
  if (error instanceof Refusal) return problemOf(allRefusals(), error, language)?.detail ?? error.message;
  if (error instanceof UsageError || !(error instanceof Error))
    return String(error instanceof Error ? error.message : error);
  return process.env['LOG_LEVEL'] === 'debug' ? (error.stack ?? error.message) : error.message;
}
