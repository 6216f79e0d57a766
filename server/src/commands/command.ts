import type { ParseArgsOptionsConfig } from 'node:util';
import type { World } from '../support/world.ts';

/** The text of an option, or nothing when it was not given. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** What a command has to work with. */
export type CommandCall = {
  readonly options: Given;
  /** Words after the command's name. */
  readonly words: readonly string[];
  /** Opens the database: that of the running server, or its own for as long as the command runs. */
  readonly openWorld: () => Promise<World>;
};

/**
 * What came of it: `data` for machines (`--json`), `text` for people; `ok` false gives exit code 1. `aside` tells it on
 * standard error, because standard output holds what was asked for.
 */
export type CommandResult = {
  readonly data: unknown;
  readonly text: string;
  readonly ok?: boolean;
  readonly aside?: boolean;
};

/** One command of the command line: one file each, listed in `all-commands.ts`. */
export type Command = {
  /** One or two words, such as `town create`. */
  readonly name: string;
  readonly about: { readonly zh: string; readonly en: string };
  /** Shown after the name, such as `--id ID --name 名称`. */
  readonly usage: string;
  readonly options: ParseArgsOptionsConfig;
  readonly run: (call: CommandCall) => Promise<CommandResult>;
};

/** A mistake on the command line, told in one sentence and without a trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The value of an option that must be given. */
export function required(options: Given, name: string): string {
  const value = options[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`缺少 --${name}。--${name} is missing.`);
}

/** The value of an option that may be left out. */
export function optional(options: Given, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A list given with commas. */
export function listed(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
