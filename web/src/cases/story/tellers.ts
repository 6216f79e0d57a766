import type { CaseDetail, JournalLine } from '@chengyun/contract/case';
import { supervisionNames } from '@chengyun/contract/names';
import type { Localized } from '@chengyun/contract/words';
import { inLanguage } from '../../text/language.ts';
import { inside, quoted, type Tell, type Teller, text, told, unitNamed } from './teller.ts';
import { unitsOf } from './title-of.ts';

const reason: Tell = (line, { t }) => [when(text(line, 'reason'), (value) => t('because', { reason: value }))];
const note = (line: JournalLine, { t }: Teller) => when(text(line, 'note'), (value) => t('noted', { note: value }));
const noteOnly: Tell = (line, teller) => [note(line, teller)];

const report: Tell = (_, { t, about, source }) => [
  about.externalNumber
    ? t('report.happened', { source: source(about.source), number: about.externalNumber })
    : t('report.plain', { source: source(about.source) }),
  quoted(about.text ?? undefined),
];

const file: Tell = (line, teller) => {
  const { t, about, language } = teller;
  const { condition, categoryName } = about;
  const limit = limitText(told(line, 'handleLimit'), teller);
  const same = condition !== null && condition.code === line.input['conditionCode'];
  return [
    line.input['category'] && categoryName
      ? t('file.category', { category: inLanguage(categoryName, language) })
      : undefined,
    same && limit ? t('file.condition', { condition: inLanguage(condition.text, language), limit }) : undefined,
    !same && limit ? t('file.limit', { limit }) : undefined,
    note(line, teller),
  ];
};

const dispatch: Tell = (line, teller) => {
  const { t } = teller;
  const clock = clockEffects(line).find((effect) => inside(effect, 'name') === 'handle');
  return [
    t('dispatch.to', { units: unitsOf(line, teller) }),
    inside(clock, 'op') === 'resume' ? t('dispatch.resumed') : undefined,
    inside(clock, 'op') === 'restart' ? t('dispatch.restarted') : undefined,
    note(line, teller),
  ];
};

const contact: Tell = (line, teller) => {
  const { t, moment } = teller;
  const [at, who] = [text(line, 'at'), text(line, 'person')];
  return [
    at && who ? t('contact.done', { at: moment(at), who }) : undefined,
    when(text(line, 'reason'), (value) => t('contact.failed', { reason: value })),
    note(line, teller),
  ];
};

const ask: Tell = (line, teller) => [
  when(text(line, 'until'), (until) => teller.t('ask.until', { until: teller.moment(until) })),
  ...reason(line, teller),
];

const decide =
  (granted?: 'granted.extension' | 'granted.suspension'): Tell =>
  (line, { t }) => [
    granted && line.input['approve'] === true ? t(granted) : undefined,
    when(text(line, 'reason'), (value) => t('decide.opinion', { reason: value })),
  ];

const reply: Tell = (line, { t, terms }) => {
  const { outcome, factFinding, demandFinding } = line.input as Partial<CaseDetail>;
  return [
    quoted(text(line, 'text')),
    outcome ? t('reply.outcome', { outcome: terms(`outcome.${outcome}`) }) : undefined,
    factFinding ? t('reply.fact', { finding: terms(`fact.${factFinding}`) }) : undefined,
    when(text(line, 'factNote'), (value) => t('because', { reason: value })),
    demandFinding ? t('reply.demand', { finding: terms(`demand.${demandFinding}`) }) : undefined,
    when(text(line, 'demandNote'), (value) => t('because', { reason: value })),
  ];
};

const check: Tell = (line, teller) => [
  line.input['result'] === 'pass' ? teller.t('check.pass') : undefined,
  ...reason(line, teller),
  note(line, teller),
];

const callBack: Tell = (line, teller) => {
  const { t, terms } = teller;
  const { satisfaction, solved } = line.input as Partial<CaseDetail>;
  const key = solved === true ? 'callBack.solved' : 'callBack.unsolved';
  return [
    satisfaction ? t(key, { satisfaction: terms(`satisfaction.${satisfaction}`) }) : undefined,
    when(text(line, 'reason'), (value) => t('callBack.reason', { reason: value })),
    note(line, teller),
  ];
};

const related =
  (key: 'absorb.plain' | 'release.plain'): Tell =>
  (line, { t }) => [t(key, { number: String(told(line, 'number') ?? ''), title: String(told(line, 'title') ?? '') })];

const split: Tell = (line, teller) => {
  const children = told(line, 'children');
  const numbers = Array.isArray(children) ? children.map((child) => String(inside(child, 'number') ?? '')) : [];
  return [teller.t('split.plain', { numbers: numbers.join(teller.t('join')) }), ...reason(line, teller)];
};

const supervise: Tell = (line, { t, moment, language, about }) => {
  const { id, level, demand, automatic, answerBy } = raisedIn(line);
  const leader = about.supervisions.find((one) => one.id === id)?.leaderName;
  const own = told(line, 'demand') as Localized | undefined;
  const names: Readonly<Record<string, Localized>> = supervisionNames;
  const name = names[String(level)];
  const words = own ? inLanguage(own, language) : String(demand ?? '');
  return [
    name ? t('supervise.level', { level: inLanguage(name, language), demand: words }) : words,
    leader ? t('supervise.leader', { who: leader }) : undefined,
    typeof answerBy === 'string' ? t('supervise.answerBy', { at: moment(answerBy) }) : undefined,
    automatic === true ? t('supervise.automatic') : undefined,
  ];
};

/** How the main case ended, as the merged one was told. */
function mainEnd(line: JournalLine): 'closed' | 'declined' | 'voided' {
  const state = told(line, 'state');
  return state === 'declined' || state === 'voided' ? state : 'closed';
}

const edit: Tell = (line, teller) => {
  const { t, terms, about, language } = teller;
  const { condition } = about;
  const { title, matter, place } = line.input as Partial<CaseDetail>;
  return [
    title ? t('edit.title', { value: title }) : undefined,
    matter ? t('edit.matter', { value: terms(`matter.${matter}`) }) : undefined,
    line.input['category'] && about.categoryName
      ? t('edit.category', { value: inLanguage(about.categoryName, language) })
      : undefined,
    condition && condition.code === line.input['conditionCode']
      ? t('edit.condition', { value: inLanguage(condition.text, language) })
      : undefined,
    place ? t('edit.place', { value: place }) : undefined,
    line.input['position'] ? t('edit.position') : undefined,
    line.input['areaCode'] ? t('edit.areaCode') : undefined,
    line.input['complainedUnitId'] && about.complainedUnitName
      ? t('edit.complainedUnit', { value: about.complainedUnitName })
      : undefined,
    ...reason(line, teller),
  ];
};

/** How each action is told; one entry per action of the contract and per step of the product's own. */
export const tellers: Readonly<Record<string, Tell>> = {
  report,
  import: report,
  import_closed: report,
  verify_before_filing: (line, teller) => [
    teller.t('verify.asked', { unit: unitNamed(line.input['unitId'], teller) ?? teller.t('someUnit') }),
    note(line, teller),
  ],
  verify_result: noteOnly,
  file,
  decline: reason,
  quick_close: noteOnly,
  dispatch,
  not_ours: (line, teller) => [...reason(line, teller), teller.t('notOurs.clock')],
  accept: noteOnly,
  assign: (line, teller) => [
    when(handlerNamed(line, teller), (who) => teller.t('assign.to', { who })),
    note(line, teller),
  ],
  start: noteOnly,
  contact,
  ask_extension: ask,
  decide_extension: decide('granted.extension'),
  ask_suspension: ask,
  decide_suspension: decide('granted.suspension'),
  resume: (line, teller) => [teller.t('resume.plain'), ...reason(line, teller)],
  reply,
  check,
  call_back: callBack,
  close: (line, teller) => [teller.t('close.plain'), note(line, teller)],
  reopen: reason,
  merge: (line, teller) => [
    teller.t('merge.into', { number: String(told(line, 'mainNumber') ?? teller.about.mergedInto?.number ?? '') }),
    ...reason(line, teller),
  ],
  unmerge: reason,
  absorb: related('absorb.plain'),
  release: related('release.plain'),
  main_closed: (line, { t }) => [t(`mainClosed.${mainEnd(line)}`)],
  correct_reporter: correctReporter,
  split,
  ask_void: reason,
  decide_void: decide(),
  supervise,
  lead: supervise,
  urge: supervise,
  answer_supervision: (line) => [quoted(text(line, 'text'))],
  lift_supervision: reason,
  appeal: reason,
  review_appeal: decide(),
  decide_appeal: decide(),
  edit,
  note: (line) => [quoted(text(line, 'text'))],
  undo: () => [],
};

/** Which of the reporter's own data was put right at their request; never what it was or is. */
function correctReporter({ input }: JournalLine, { t }: Teller): readonly string[] {
  const fields = Array.isArray(input['fields']) ? input['fields'] : [];
  const named = (['name', 'phone', 'address'] as const).filter((one) => fields.includes(one));
  return [t('correctReporter.plain'), ...named.map((one) => t(`correctReporter.${one}`))];
}

function when(value: string | undefined, tell: (value: string) => string): string | undefined {
  return value === undefined ? undefined : tell(value);
}

function clockEffects({ effects }: JournalLine): readonly unknown[] {
  return Array.isArray(effects['clocks']) ? effects['clocks'] : [];
}

function raisedIn({ effects }: JournalLine): Readonly<Record<string, unknown>> {
  const list: readonly unknown[] = Array.isArray(effects['supervisions']) ? effects['supervisions'] : [];
  const raised = list.find((one) => inside(one, 'op') === 'raise');
  return (raised ?? {}) as Record<string, unknown>;
}

function handlerNamed({ input }: JournalLine, { about }: Teller): string | undefined {
  return about.tasks.find((task) => task.handlerId === input['handlerId'])?.handlerName ?? undefined;
}

/** A limit in words: 2 小时, 5 个工作日, 15 分钟; undefined when it is no limit. */
export function limitText(limit: unknown, { t }: Pick<Teller, 't'>): string | undefined {
  const [amount, unit] = [inside(limit, 'amount'), inside(limit, 'unit')];
  if (typeof amount !== 'number') return undefined;
  if (unit === 'urgent_hour' && amount < 1) return t('limit.minutes', { n: Math.round(amount * 60) });
  if (unit !== 'urgent_hour' && unit !== 'urgent_day' && unit !== 'work_hour' && unit !== 'work_day') return undefined;
  return t(`limit.${unit}`, { n: amount });
}
