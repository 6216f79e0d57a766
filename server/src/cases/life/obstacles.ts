import type { ActionName } from '@chengyun/contract/actions';
import { actionTitles } from '@chengyun/contract/names';
import type { KindPolicy } from '@chengyun/contract/pack';
import type { Localized } from '@chengyun/contract/words';
import { type Actor, hasRole } from '../../people/actor.ts';
import { lampOf } from '../clocks/lamp.ts';
import type { CaseRefusalCode } from '../refusals.ts';
import type { CaseAggregate, RequestFields } from './aggregate.ts';
import { lastLead, leadTask, openTasks } from './standing.ts';

/** Why an action cannot be taken, as a code of the refusals with its values. */
export interface Obstacle {
  readonly code: CaseRefusalCode;
  readonly values: Readonly<Record<string, string | number | Localized>>;
}

/** What the table's answer depends on beyond the case and the actor. */
export interface Rules {
  readonly kind: KindPolicy;
  readonly now: Date;
}

interface Asked extends Rules {
  readonly before: CaseAggregate;
  readonly actor: Actor;
}

type Check = (asked: Asked) => Obstacle | null;

const asking = (kind: 'extension' | 'suspension', action: ActionName): Check => {
  const quota = kind === 'extension' ? 'extensions' : 'suspensions';
  return ({ before, kind: { quotas } }) =>
    unless(!waiting(before, kind), action, '等待已提出的申请审批', 'wait for the request already made') ??
    within(before, action, before.fields[quota], quotas[quota]);
};

const deciding =
  (kind: RequestFields['kind'], action: ActionName, state: RequestFields['state'] = 'open'): Check =>
  ({ before }) =>
    unless(waiting(before, kind, state), action, '有待审批的申请', 'a request that waits for this decision');

/**
 * What a policy or the case's own story puts in the way of an action whose state, role and standing are right. Whether
 * a button is shown and whether the action is refused both come from here, so they cannot differ.
 */
const checks: Partial<Record<ActionName, Check>> = {
  verify_before_filing: ({ before }) =>
    unless(
      !openTasks(before).some((task) => task.part === 'verify'),
      'verify_before_filing',
      '等待已派出的核实结果',
      'wait for the verification already asked for',
    ),
  quick_close: ({ kind }) =>
    unless(
      kind.quickClose,
      'quick_close',
      '该类案件的规则允许即发即处',
      'a kind of case whose policy allows closing on the spot',
    ),
  dispatch: afterLastReturn,
  not_ours: ({ before, kind }) => within(before, 'not_ours', before.fields.returns, kind.quotas.returns),
  ask_extension: (asked) => asking('extension', 'ask_extension')(asked) ?? inTime(asked, 'ask_extension'),
  decide_extension: deciding('extension', 'decide_extension'),
  ask_suspension: asking('suspension', 'ask_suspension'),
  decide_suspension: deciding('suspension', 'decide_suspension'),
  resume: ({ before }) =>
    unless(before.fields.suspendedUntil !== null, 'resume', '案件处于挂账状态', 'a suspended case'),
  reply: coHandlersFirst,
  reopen: withinReopenDays,
  ask_void: ({ before }) =>
    unless(!waiting(before, 'void'), 'ask_void', '等待已提出的作废申请审批', 'wait for the request already made'),
  decide_void: deciding('void', 'decide_void'),
  answer_supervision: ({ before }) =>
    unless(
      before.supervisions.some((one) => !one.liftedAt && !one.answeredAt),
      'answer_supervision',
      '有未答复的督办',
      'a supervision not yet answered',
    ),
  lift_supervision: ({ before }) =>
    unless(
      before.supervisions.some((one) => !one.liftedAt && (one.answeredAt || !needsAnswer(before, one.level))),
      'lift_supervision',
      '有已答复而未解除的督办',
      'a supervision that was answered and not yet lifted',
    ),
  appeal: mayAppeal,
  review_appeal: deciding('appeal', 'review_appeal'),
  decide_appeal: deciding('appeal', 'decide_appeal', 'reviewed'),
};

/** The obstacle to an action whose state, role and standing are right; null when it may go on to its particulars. */
export function obstacleTo(action: ActionName, before: CaseAggregate, actor: Actor, rules: Rules): Obstacle | null {
  return checks[action]?.({ ...rules, before, actor }) ?? null;
}

/** Whether a supervision of this level must be answered before it is lifted: an urge never, nor where no unit ever had the case. */
export function needsAnswer(before: CaseAggregate, level: string): boolean {
  return level !== 'urge' && lastLead(before) !== null;
}

/** The obstacle of asking for or granting an extension when the deadline has passed. */
export function inTime({ before, now }: Pick<Asked, 'before' | 'now'>, action: ActionName): Obstacle | null {
  const clock = before.clocks.handle;
  if (!clock || clock.state === 'stopped') return needs(action, '有计时中的处置时限', 'a running handling clock');
  return unless(lampOf(clock, now) !== 'red', action, '处置时限尚未超过', 'the deadline not to have passed');
}

function afterLastReturn({ before, actor, kind }: Asked): Obstacle | null {
  const { returns } = before.fields;
  if (returns < kind.quotas.returns || returns === 0 || hasRole(actor, 'chief')) return null;
  const who = {
    zh: `值班长（已退单 ${returns} 次，须指定承办单位）`,
    en: `the duty chief (returned ${returns} times)`,
  };
  return { code: 'case.not-yours', values: { action: actionTitles.dispatch, who } };
}

// A person of both a co-handling and the lead unit answers for the former first.
function coHandlersFirst({ before, actor }: Asked): Obstacle | null {
  const lead = leadTask(before);
  const waitingFor = openTasks(before).filter((task) => task.part === 'co');
  const ownPart = waitingFor.some((task) => actor.unitIds.includes(task.unitId));
  if (ownPart || !lead || waitingFor.length === 0) return null;
  const count = waitingFor.length;
  return needs('reply', `等待 ${count} 个协办单位反馈`, `wait for ${count} co-handling unit(s) to reply`);
}

function withinReopenDays({ before, kind, now }: Asked): Obstacle | null {
  const days = kind.quotas.reopenDays;
  const since = now.getTime() - new Date(before.fields.closedAt ?? before.updatedAt).getTime();
  const en = `not more than ${days} days to have passed since closing`;
  return unless(since <= days * 86_400_000, 'reopen', `结案未超过 ${days} 天`, en);
}

function mayAppeal({ before }: Asked): Obstacle | null {
  // One that lapsed because the case was reopened was never decided and does not count.
  const used = before.requests.filter((request) => request.kind === 'appeal' && request.state !== 'lapsed').length;
  return (
    unless(before.fields.late, 'appeal', '案件存在超时', 'a case that was late') ?? within(before, 'appeal', used, 1)
  );
}

function waiting(before: CaseAggregate, kind: RequestFields['kind'], state: RequestFields['state'] = 'open'): boolean {
  return before.requests.some((request) => request.kind === kind && request.state === state);
}

function within(before: CaseAggregate, action: ActionName, used: number, most: number): Obstacle | null {
  if (used < most) return null;
  return { code: 'case.quota-used', values: { action: actionTitles[action], number: before.number, most, used } };
}

function unless(holds: boolean, action: ActionName, zh: string, en: string): Obstacle | null {
  return holds ? null : needs(action, zh, en);
}

function needs(action: ActionName, zh: string, en: string): Obstacle {
  return { code: 'case.needs', values: { action: actionTitles[action], what: { zh, en } } };
}
