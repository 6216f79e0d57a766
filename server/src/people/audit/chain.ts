import { townSchema } from '../in-town.ts';

/** A chain of seals: that of the installation, or of one town. */
export type Chain = {
  /** `_platform` or the town's id; part of every seal, so that none fits another chain. */
  readonly id: string;
  readonly schema: string;
  readonly sources: readonly Source[];
};

/** A table whose rows are sealed: its name and the columns that count, in an order that never changes. */
export type Source = { readonly table: string; readonly columns: readonly string[] };

const trail = [
  ...['at', 'kind', 'action', 'ok', 'status', 'code', 'actor_id', 'actor_roles', 'address', 'agent', 'request'],
  ...['object_type', 'object_id', 'detail', 'before', 'after'],
];
const journal = ['seq', 'at', 'recorded_at', 'action', 'actor_id', 'actor_role', 'from_state', 'to_state', 'address'];

const townSources: readonly Source[] = [
  { table: 'audit', columns: trail },
  { table: 'journal', columns: ['case_id', ...journal, 'actor_unit_id', 'input', 'effects'] },
  { table: 'alarm_journal', columns: ['alarm_id', ...journal, 'detail'] },
  { table: 'incident_journal', columns: ['incident_id', ...journal, 'detail'] },
  { table: 'reveal', columns: ['id', 'case_id', 'actor_id', 'reason', 'at', 'address'] },
  { table: 'privacy_step', columns: ['request_id', 'seq', 'at', 'action', 'actor_id', 'address', 'detail'] },
];

/** What belongs to no town: sign-ins, accounts, rights, keys, the list of towns. */
export const PLATFORM_CHAIN: Chain = {
  ...{ id: '_platform', schema: 'platform' },
  sources: [{ table: 'audit', columns: ['town_id', ...trail] }],
};

/** The chain of a town: its trail, the journals, who looked at a reporter, and steps of requests about personal data. */
export function townChain(townId: string): Chain {
  return { id: townId, schema: townSchema(townId), sources: townSources };
}

/** The chain of a schema. */
export function chainOf(schema: string): Chain {
  return schema === PLATFORM_CHAIN.schema ? PLATFORM_CHAIN : townChain(schema.slice('town_'.length));
}
