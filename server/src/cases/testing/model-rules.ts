import type { ActionInput, ActionName } from '@chengyun/contract/actions';
import type { Actor } from '../../people/actor.ts';
import { drop, end, everyClock, type Facts, halt, lifted, type Model, pauseOf, run, unpause } from './model.ts';

const openStates = ['reported', 'filed', 'dispatched', 'handling', 'handled', 'checked'];

type Input = Readonly<Record<string, unknown>>;
type Rule = {
  readonly in: readonly string[];
  readonly who: (model: Model, actor: Actor, facts: Facts) => boolean;
  readonly suspended?: true;
  readonly when?: (model: Model, actor: Actor, facts: Facts, input: Input) => boolean;
  readonly next: (model: Model, input: Input, actor: Actor, facts: Facts) => Model;
};

const role =
  (...wanted: readonly string[]) =>
  (_: Model, actor: Actor) =>
    actor.roles.some((one) => wanted.includes(one));
const desk = role('intake', 'chief');
const dispatchers = role('dispatcher', 'chief');
const anyDesk = role('intake', 'dispatcher', 'chief');
const inUnit = (actor: Actor, unit: string | null) => unit !== null && actor.unitIds.includes(unit);
const isUnit = (actor: Actor) => actor.roles.includes('unit');
const leadUnit = (model: Model, actor: Actor) => isUnit(actor) && inUnit(actor, model.lead);
const lastUnit = (model: Model, actor: Actor) => isUnit(actor) && inUnit(actor, model.lastLead);
const notHandler = (model: Model, actor: Actor) =>
  actor.id !== model.handler && !inUnit(actor, model.lastLead) && actor.id !== model.voiding;
const all = role('intake', 'dispatcher', 'chief', 'unit', 'patrol', 'leader');
// Three calls that reach nobody stand for one that does.
const called = (model: Model, _: Actor, { kind }: Facts) =>
  kind.callBack !== 'required' || model.calledBack || model.missedCalls >= 3;
const same = (model: Model) => model;
const taken = (model: Model, _: Input, actor: Actor): Model => ({ ...model, state: 'handling', handler: actor.id });
const raised = (model: Model, level: unknown): Model => ({
  ...model,
  supervisions: [...model.supervisions, { level: String(level), answered: false, lifted: false }],
});
const at = (input: Input, model: Model) => model.supervisions[Number(input['index'])];
const needsAnswer = (model: Model, level: string | undefined) => level !== 'urge' && model.lastLead !== null;
const marked = (model: Model, input: Input, mark: object): Model => ({
  ...model,
  supervisions: model.supervisions.map((one, index) => (index === input['index'] ? { ...one, ...mark } : one)),
});

/** The action table of the design page, line by line. */
const rules: Readonly<Record<Exclude<ActionName, 'undo' | 'unmerge'>, Rule>> = {
  verify_before_filing: {
    ...{ in: ['reported'], who: desk, when: (model) => model.verify === null },
    next: (model, input) => halt({ ...model, verify: String(input['unitId']) }, 'accept'),
  },
  verify_result: {
    ...{ in: ['reported'], who: (model, actor) => role('patrol', 'unit')(model, actor) && inUnit(actor, model.verify) },
    next: (model) => ({ ...model, verify: null }),
  },
  file: {
    ...{ in: ['reported'], who: desk },
    next: (model, _, __, facts) => {
      const filed: Model = { ...halt(model, 'accept', 'file'), state: 'filed', verify: null };
      const begun = run(run(filed, facts, 'dispatch'), facts, 'whole');
      return model.clocks.contact ? begun : run(begun, facts, 'contact');
    },
  },
  decline: {
    ...{ in: ['reported'], who: desk },
    next: (model) => ({
      ...halt(model, 'accept', 'file'),
      state: 'declined',
      verify: null,
      voiding: null,
      supervisions: lifted(model),
    }),
  },
  quick_close: {
    in: ['reported'],
    who: (model, actor, facts) => role('patrol', 'unit')(model, actor) && facts.finder === actor.id,
    when: (_, __, facts) => facts.kind.quickClose,
    next: (model, _, actor) => ({
      ...halt(model, ...everyClock),
      ...({ state: 'closed', verify: null, voiding: null, handler: actor.id } as const),
    }),
  },
  dispatch: {
    in: ['filed'],
    who: dispatchers,
    when: ({ returns }, actor, { kind }) => returns < kind.quotas.returns || actor.roles.includes('chief'),
    next: (model, input, _, facts) => {
      const lead = String(input['leadUnitId']);
      const co = ((input['coUnitIds'] ?? []) as string[]).filter((unit) => unit !== lead).toSorted();
      const sent: Model = { ...halt(model, 'dispatch'), state: 'dispatched', lead, lastLead: lead, co, handler: null };
      return run(sent, facts, 'handle');
    },
  },
  not_ours: {
    ...{ in: ['dispatched', 'handling'], who: leadUnit },
    when: ({ returns }, _, { kind }) => returns < kind.quotas.returns,
    next: (model, _, __, facts) => {
      const clear = { lead: null, co: [], handler: null, extension: false, suspension: false };
      return run(
        pauseOf({ ...model, ...clear, state: 'filed', returns: model.returns + 1 }, 'handle'),
        facts,
        'dispatch',
      );
    },
  },
  accept: { in: ['dispatched'], who: leadUnit, next: taken },
  start: { in: ['dispatched'], who: leadUnit, next: taken },
  assign: {
    ...{ in: ['dispatched', 'handling'], who: leadUnit },
    next: (model, input) => ({ ...model, state: 'handling', handler: String(input['handlerId']) }),
  },
  contact: {
    ...{ in: openStates, suspended: true },
    who: (model, actor) =>
      anyDesk(model, actor) ||
      (role('unit', 'patrol')(model, actor) &&
        [model.lead, model.lastLead, model.verify, ...model.co].some((unit) => inUnit(actor, unit))),
    next: (model, input, _, facts) => {
      if (!input['contacted']) return model;
      const early = model.state === 'reported' && !model.clocks.contact;
      return halt(early ? run(model, facts, 'contact') : model, 'contact');
    },
  },
  ask_extension: {
    ...{ in: ['handling'], who: leadUnit },
    when: (model, _, { kind, overdue }) =>
      !model.extension && model.extensions < kind.quotas.extensions && !overdue && model.clocks.handle !== undefined,
    next: (model) => ({ ...model, extension: true }),
  },
  decide_extension: {
    ...{ in: ['handling'], who: dispatchers },
    when: (model, _, { overdue, extensionPast }, { approve }) =>
      model.extension && !(approve && (overdue || extensionPast)),
    next: (model, { approve }) => ({
      ...model,
      extension: false,
      extensions: model.extensions + (approve ? 1 : 0),
    }),
  },
  ask_suspension: {
    ...{ in: ['handling'], who: leadUnit },
    when: (model, _, { kind }) => !model.suspension && model.suspensions < kind.quotas.suspensions,
    next: (model) => ({ ...model, suspension: true }),
  },
  decide_suspension: {
    ...{
      in: ['handling'],
      who: dispatchers,
      when: (model, _, { suspensionPast }, { approve }) => model.suspension && !(approve && suspensionPast),
    },
    next: (model, { approve }) => {
      const decided = { ...model, suspension: false };
      if (!approve) return decided;
      return pauseOf({ ...decided, suspended: true, suspensions: model.suspensions + 1 }, 'handle', 'whole');
    },
  },
  resume: {
    ...{
      in: ['handling'],
      who: role('dispatcher', 'chief', 'system'),
      suspended: true,
      when: (model) => model.suspended,
    },
    next: (model) => unpause({ ...model, suspended: false }, 'handle', 'whole'),
  },
  reply: {
    in: ['handling'],
    who: (model, actor) => isUnit(actor) && [model.lead, ...model.co].some((unit) => inUnit(actor, unit)),
    when: (model, actor) => model.co.length === 0 || model.co.some((unit) => inUnit(actor, unit)),
    next: (model, _, actor, facts) => {
      if (model.co.length > 0) return { ...model, co: model.co.filter((unit) => !inUnit(actor, unit)) };
      const answered = { lead: null, handler: model.handler ?? actor.id, calledBack: false, missedCalls: 0 };
      const clear = { extension: false, suspension: false };
      return run({ ...halt(model, 'handle'), ...answered, ...clear, state: 'handled' }, facts, 'check');
    },
  },
  check: {
    in: ['handled'],
    who: (model, actor) => role('intake', 'dispatcher', 'chief', 'patrol')(model, actor) && notHandler(model, actor),
    next: (model, { result }) => {
      const checked = halt(model, 'check');
      if (result === 'pass') return { ...checked, state: 'checked' };
      const again: Model = { ...checked, state: 'handling', reworks: model.reworks + 1, lead: model.lastLead };
      return unpause(again, 'handle');
    },
  },
  call_back: {
    ...{ in: ['handled', 'checked'], who: desk },
    next: (model, { reached, solved, satisfaction }, _, facts) => {
      if (!reached) return { ...model, missedCalls: model.missedCalls + 1 };
      const unhappy = !solved || satisfaction === 'dissatisfied';
      const told = { ...model, dissatisfied: model.dissatisfied || unhappy };
      const again = unhappy && facts.kind.secondHandling && model.reopens === 0 && !model.dissatisfied;
      if (!again) return { ...told, calledBack: true };
      const back: Model = { ...drop(told, 'check'), state: 'handling', calledBack: false, lead: model.lastLead };
      return { ...back, clocks: { ...back.clocks, handle: 'running' } };
    },
  },
  close: {
    ...{ in: ['checked'], who: desk, when: called },
    next: (model) => ({ ...halt(drop(model, 'contact'), ...everyClock), state: 'closed', voiding: null }),
  },
  reopen: {
    ...{
      in: ['closed'],
      who: anyDesk,
      when: (_, __, { kind, daysSinceClosing }) => daysSinceClosing <= kind.quotas.reopenDays,
    },
    next: (model, _, __, facts) => {
      const appeal = model.appeal === 'decided' ? model.appeal : 'none';
      const fresh = { returns: 0, handler: null, calledBack: false, missedCalls: 0, appeal } as const;
      const back: Model = { ...model, ...fresh, state: 'filed', reopens: model.reopens + 1 };
      return run(run(back, facts, 'dispatch'), facts, 'whole');
    },
  },
  merge: {
    ...{ in: openStates, who: desk, suspended: true, when: (_, __, facts, { intoId }) => intoId === facts.mainId },
    next: (model) => end(model, 'merged'),
  },
  split: { in: ['reported', 'filed'], who: desk, next: (model) => end(model, 'voided') },
  ask_void: {
    ...{ in: openStates, who: anyDesk, suspended: true, when: (model) => model.voiding === null },
    next: (model, _, actor) => ({ ...model, voiding: actor.id }),
  },
  decide_void: {
    ...{ in: openStates, suspended: true, when: (model) => model.voiding !== null },
    who: (model, actor) => anyDesk(model, actor) && notHandler(model, actor),
    next: (model, { approve }) => (approve ? end(model, 'voided') : { ...model, voiding: null }),
  },
  supervise: {
    ...{ in: openStates, who: role('leader', 'chief', 'system'), suspended: true },
    next: (model, { level }) => raised(model, level),
  },
  lead: { in: openStates, who: role('leader', 'chief'), suspended: true, next: (model) => raised(model, 'led') },
  urge: {
    ...{ in: openStates, who: role('intake', 'dispatcher', 'chief', 'leader', 'system'), suspended: true },
    next: (model) => raised(model, 'urge'),
  },
  answer_supervision: {
    ...{ in: [...openStates, 'closed'], who: lastUnit, suspended: true },
    when: (model, _, __, input) => at(input, model)?.lifted === false && !at(input, model)?.answered,
    next: (model, input) => marked(model, input, { answered: true }),
  },
  lift_supervision: {
    ...{ in: [...openStates, 'closed'], who: role('leader', 'chief'), suspended: true },
    when: (model, _, __, input) => {
      const one = at(input, model);
      return one?.lifted === false && (one.answered || !needsAnswer(model, one.level));
    },
    next: (model, input) => marked(model, input, { lifted: true }),
  },
  appeal: {
    ...{ in: ['closed'], who: lastUnit, when: ({ appeal }, _, { late }) => late && appeal === 'none' },
    next: (model) => ({ ...model, appeal: 'open' }),
  },
  review_appeal: {
    ...{ in: ['closed'], who: dispatchers, when: ({ appeal }) => appeal === 'open' },
    next: (model, { approve }) => ({ ...model, appeal: approve ? 'reviewed' : 'decided' }),
  },
  decide_appeal: {
    ...{ in: ['closed'], who: desk, when: ({ appeal }) => appeal === 'reviewed' },
    next: (model) => ({ ...model, appeal: 'decided' }),
  },
  edit: { in: openStates, who: anyDesk, suspended: true, next: same },
  note: { in: openStates, who: all, suspended: true, next: same },
};

/** What the design makes of an action with input that fits; null when it refuses. Undo and unmerge are proved apart. */
export function predict<A extends keyof typeof rules>(
  model: Model,
  action: A,
  input: ActionInput<A> | Input,
  actor: Actor,
  facts: Facts,
): Model | null {
  const rule = rules[action];
  if (!rule.in.includes(model.state) || !rule.who(model, actor, facts)) return null;
  if (model.suspended && !rule.suspended) return null;
  if (rule.when && !rule.when(model, actor, facts, input as Input)) return null;
  return rule.next(model, input as Input, actor, facts);
}
