import type { Limit } from '@chengyun/contract/calendar';
import { handleLimit } from '../../town/packs/lookups.ts';
import type { ClockName } from '../clocks/clock.ts';
import type { ClockEffect } from '../life/aggregate.ts';
import type { StepContext } from './context.ts';

type LimitContext = Pick<StepContext, 'kind' | 'condition' | 'before'>;

/** The limit of a clock for this case: the filing condition first, then the kind of business, then the kind's own. */
export function limitOf(context: LimitContext, name: ClockName): Limit | null {
  const { kind, before } = context;
  if (name !== 'handle') return kind.limits[name] ?? null;
  const { taxonomy, categoryCode, conditionCode, matter } = before.fields;
  const condition =
    taxonomy && categoryCode && conditionCode ? context.condition(taxonomy, categoryCode, conditionCode) : null;
  return handleLimit(kind, matter ?? undefined, condition ?? undefined) ?? null;
}

/** Starts a clock if the kind measures it; `limit` overrides the policy's, `from` its beginning. */
export function start(
  context: LimitContext & Pick<StepContext, 'calendarRef'>,
  name: ClockName,
  options: { readonly limit?: Limit; readonly from?: string; readonly op?: 'start' | 'restart' } = {},
): readonly ClockEffect[] {
  const limit = options.limit ?? limitOf(context, name);
  if (!limit) return [];
  return [
    {
      op: options.op ?? 'start',
      name,
      limit,
      calendar: context.calendarRef,
      buffer: name === 'handle' && limitsAgree(context.kind.buffer, limit) ? (context.kind.buffer ?? null) : null,
      yellowShare: context.kind.yellowShare,
      ...(options.from ? { from: options.from } : {}),
    },
  ];
}

/** The same simple effect on several clocks. */
export function each(op: 'stop' | 'drop' | 'resume', ...names: readonly ClockName[]): readonly ClockEffect[] {
  return names.map((name) => ({ op, name }));
}

export function pause(name: ClockName, why: string): ClockEffect {
  return { op: 'pause', name, why };
}

/** A handling clock begun anew is urged and supervised from the first rung again. */
export const ladderAnew = { rungs: 0 } as const;

export const everyClock: readonly ClockName[] = ['accept', 'file', 'dispatch', 'contact', 'handle', 'check', 'whole'];

// A buffer in working time cannot be laid on a clock that runs day and night, nor the other way round.
function limitsAgree(buffer: Limit | undefined, limit: Limit): boolean {
  return buffer !== undefined && buffer.unit.startsWith('work') === limit.unit.startsWith('work');
}
