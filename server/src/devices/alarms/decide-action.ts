import type { AlarmAction } from '@chengyun/contract/alarm';
import { type Actor, hasRole } from '../../people/actor.ts';
import { forbidden } from '../../people/forbidden.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Alarm, ChangedAlarm } from './alarm.ts';
import { alarmLife, allowedActions } from './alarm-life.ts';
import { closeAlarm } from './close-alarm.ts';

/** What a person gives with an action. */
export interface ActionGiven {
  readonly reason?: string;
  readonly note?: string;
  readonly until?: string;
}

/** An alarm may be shelved for a week at most; a fire for a day. */
const SHELVE_MS = { fire: 86_400_000, others: 7 * 86_400_000 } as const;

/** Decides a person's action on an alarm by the life table; pure. Refuses what is not allowed now and says what is. */
export function decideAction(
  before: Alarm,
  action: AlarmAction,
  given: ActionGiven,
  context: { readonly actor: Actor; readonly now: Date },
): ChangedAlarm {
  const { actor, now } = context;
  const rule = alarmLife[action];
  if (!hasRole(actor, ...rule.roles)) throw forbidden(rule.roles);
  if (!rule.from.includes(before.state)) {
    const allowed = allowedActions(before, actor);
    throw new Refusal(
      'alarm.not-allowed-now',
      { action, state: before.state, allowed: allowed.join(', ') || '—' },
      { state: before.state, version: before.version, allowedActions: [...allowed] },
    );
  }
  const state = rule.to === 'same' ? before.state : rule.to;
  const alarm = { ...before, version: before.version + 1, state, ...changes(before, action, given, context) };
  const role = rule.roles.find((one) => hasRole(actor, one)) ?? 'intake';
  const line = { at: now, action, actorId: actor.id, actorRole: role, from: before.state, to: state };
  const lines = [{ ...line, detail: { ...given } }];
  // What is over and was none is done with: left open, it would take the detector's next fire for itself.
  if (alarm.endedAt === null || (state !== 'false' && state !== 'test')) return { alarm, lines };
  const done = closeAlarm(alarm, now);
  return { alarm: done.alarm, lines: [...lines, ...done.lines] };
}

function changes(
  before: Alarm,
  action: AlarmAction,
  { reason = null, until }: { readonly reason?: string | null; readonly until?: string },
  { now }: { readonly now: Date },
): Partial<Alarm> {
  const acknowledgedAt = before.acknowledgedAt ?? now;
  switch (action) {
    case 'ack':
      return { acknowledgedAt, nextAt: before.shelvedUntil };
    case 'confirm':
      return { acknowledgedAt, verdict: 'confirmed', reason, judgedAt: now, ...unshelved };
    case 'false':
    case 'test':
      return { acknowledgedAt, verdict: action, reason, judgedAt: now, ...unshelved };
    case 'shelve':
      return shelved(before, until ?? '', now);
    case 'clear':
      // Why it was judged as it was stays; why it is cleared stands in the journal.
      return { clearedAt: now, holding: [], reason: before.verdict ? before.reason : reason, ...unshelved };
  }
}

const unshelved = { shelvedUntil: null, nextAt: null } as const;

function shelved({ kind }: Alarm, text: string, now: Date): Partial<Alarm> {
  const until = new Date(text);
  const most = kind === 'fire' ? SHELVE_MS.fire : SHELVE_MS.others;
  if (!(until > now) || until.getTime() - now.getTime() > most) {
    throw new Refusal('alarm.shelve-too-long', { until: text, hours: most / 3_600_000 });
  }
  return { shelvedUntil: until, nextAt: until };
}
