import type { Static, TSchema } from 'typebox';
import { tellFaults } from '../support/http/input-error.ts';
import { faultsAgainst } from '../support/http/validate.ts';
import { UsageError } from './command.ts';

/** Checks what a command put together against the same schema that the API uses. */
export function checked<S extends TSchema>(schema: S, value: unknown): Static<S> {
  const faults = faultsAgainst(schema, value);
  if (faults.length === 0) return value as Static<S>;
  const zh = tellFaults(faults, 'zh');
  const en = tellFaults(faults, 'en');
  throw new UsageError(zh.map(({ path, message }, at) => `${path}: ${message}。${en[at]?.message}.`).join('\n'));
}
