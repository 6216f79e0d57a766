import { type OccasionKind, severities } from '@chengyun/contract/alarm-words';
import type { AlarmPolicy, CaseWanted, Gives } from '@chengyun/contract/profile';
import type { Signal } from '../rules/rule-state.ts';
import { type Alarm, type ChangedAlarm, systemLine } from './alarm.ts';
import { isAnother } from './another-fire.ts';
import { endAlarm } from './close-alarm.ts';
import { nextRungAt, nextStepAt } from './ladder.ts';

export type AlarmGiven = Extract<Gives, { severity: string }>;

/** What an alarm is made in: whose it is, and what is going on there. */
export interface FoldContext {
  readonly deviceId: string;
  readonly profileId: string;
  readonly ladder: AlarmPolicy['ladder'];
  readonly occasion: { readonly id: string; readonly kind: OccasionKind } | null;
  readonly now: Date;
  readonly newId: () => string;
}

/**
 * What a signal makes of the open alarm of its device, kind and part, or of one that has just cleared by itself. The
 * first raises one; further ones are counted on it; when the last rule that held is over, the condition is. Null when
 * nothing is news. Pure.
 */
export function foldSignal(
  before: Alarm | null,
  signal: Signal,
  gives: AlarmGiven,
  context: FoldContext,
): ChangedAlarm | null {
  if (!signal.on) return before ? endRule(before, signal, context.now) : null;
  if (isConfirm(signal)) return before ? confirmed(before, signal, gives, context.now) : null;
  return before ? again(before, signal, gives, context) : raise(signal, gives, context);
}

/** A condition that comes and goes is one alarm with a count, as long as nobody has judged it or cleared it by hand. */
function reopened({ state, acknowledgedAt, ...before }: Alarm, ladder: AlarmPolicy['ladder']): Partial<Alarm> {
  if (state !== 'cleared') return {};
  if (acknowledgedAt) return { state: 'acknowledged', clearedAt: null };
  return { state: 'raised', clearedAt: null, nextAt: nextRungAt(before, ladder) };
}

/**
 * What somebody took note of or put aside was the milder thing, or over: worse, or here again, the alarm is raised anew and
 * climbs from the first rung. Where nobody has, the ladder is being climbed already; what a person has judged stays judged.
 */
function raisedAnew(before: Alarm, { ladder, now }: FoldContext): Partial<Alarm> {
  const isNoted = before.acknowledgedAt !== null && before.state !== 'raised';
  if (before.verdict !== null || !(isNoted || before.shelvedUntil)) return {};
  const first = { ...before, rung: 0 };
  return {
    ...{ state: 'raised', clearedAt: null, shelvedUntil: null, rung: 0, escalatedTo: null },
    nextAt: nextStepAt(first, ladder, now),
  };
}

function raise(signal: Signal, gives: AlarmGiven, context: FoldContext): ChangedAlarm {
  const { deviceId, profileId, ladder, occasion, now, newId } = context;
  const at = new Date(signal.at);
  const alarm: Alarm = {
    ...{ id: newId(), version: 1, deviceId, kind: gives.kind, severity: gives.severity, part: signal.part ?? '' },
    component: signal.component,
    ...{ profileId, rule: signal.rule.name, holding: [signal.rule.id], state: 'raised', verdict: null, reason: null },
    ...{ value: signal.value, text: signal.text, times: 1, firstAt: at, lastAt: at, raisedAt: now, endedAt: null },
    ...{ acknowledgedAt: null, judgedAt: null, clearedAt: null, shelvedUntil: null },
    ...{ occasionId: occasion?.id ?? null, drill: occasion?.kind === 'drill', quiet: occasion !== null },
    ...{ rung: 0, escalatedTo: null, nextAt: null, incidentId: null, wanted: gives.case ?? null },
  };
  const detail = { rule: signal.rule.id, value: signal.value, text: signal.text, deviceAt: at.toISOString() };
  return {
    alarm: { ...alarm, nextAt: nextRungAt(alarm, ladder) },
    lines: [systemLine(now, 'raise', null, 'raised', { ...detail, ...(occasion ? { occasion: occasion.id } : {}) })],
  };
}

function again(before: Alarm, signal: Signal, gives: AlarmGiven, context: FoldContext): ChangedAlarm | null {
  const { rule } = signal;
  // A rule that is judged anew after a restart says what is known already; an event said again is said for a reason.
  if (rule.kind !== 'event' && before.holding.includes(rule.id)) return null;
  const at = new Date(signal.at);
  const isNew = before.state === 'acknowledged' && isAnother(before, signal, context.now);
  const worse = severities.indexOf(gives.severity) < severities.indexOf(before.severity);
  const alarm: Alarm = {
    ...before,
    version: before.version + 1,
    times: before.times + 1,
    lastAt: at > before.lastAt ? at : before.lastAt,
    endedAt: null,
    holding: before.holding.includes(rule.id) ? before.holding : [...before.holding, rule.id],
    value: signal.value ?? before.value,
    text: signal.text ?? before.text,
    wanted: stronger(before.wanted, gives.case ?? null),
    ...reopened(before, context.ladder),
    ...(worse ? { severity: gives.severity, rule: rule.name } : {}),
    ...(worse || isNew ? raisedAnew(before, context) : {}),
  };
  // Of what is merely said again only the count tells; the journal keeps what is new.
  const news = before.endedAt !== null || worse || isNew;
  const detail = { rule: rule.id, value: signal.value, text: signal.text, times: alarm.times };
  const isBack = before.shelvedUntil !== null && alarm.shelvedUntil === null;
  return {
    alarm,
    lines: [
      ...(isBack ? [systemLine(context.now, 'unshelve', before.state, before.state)] : []),
      ...(news ? [systemLine(context.now, 'again', before.state, alarm.state, detail)] : []),
    ],
  };
}

function isConfirm({ rule }: Signal): boolean {
  return rule.kind === 'event' && rule.event === 'confirm';
}

// People on site say that it burns: what takes two detectors takes no second one any more. The verdict stays with the desk.
function confirmed(before: Alarm, { rule, text }: Signal, gives: AlarmGiven, now: Date): ChangedAlarm | null {
  const wanted = stronger(before.wanted, gives.case ?? null);
  if (wanted === before.wanted) return null;
  const line = systemLine(now, 'site_confirm', before.state, before.state, { rule: rule.id, text });
  return { alarm: { ...before, version: before.version + 1, wanted }, lines: [line] };
}

function endRule(before: Alarm, signal: Signal, now: Date): ChangedAlarm | null {
  if (!before.holding.includes(signal.rule.id)) return null;
  const holding = before.holding.filter((id) => id !== signal.rule.id);
  if (holding.length > 0) return { alarm: { ...before, version: before.version + 1, holding }, lines: [] };
  return endAlarm(before, new Date(signal.at), now, signal.value);
}

const needs: readonly CaseWanted['needs'][] = ['one', 'two', 'person'];

function stronger(a: CaseWanted | null, b: CaseWanted | null): CaseWanted | null {
  if (!a || !b) return a ?? b;
  return needs.indexOf(b.needs) < needs.indexOf(a.needs) ? b : a;
}
