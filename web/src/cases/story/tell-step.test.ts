import { actionNames } from '@chengyun/contract/actions';
import type { CaseDetail, JournalLine } from '@chengyun/contract/case';
import { expect, test } from 'vitest';
import { type Language, makeLanguage } from '../../text/language.ts';
import { fullMoment } from '../../ui/time.ts';
import { tellStep } from './tell-step.ts';
import type { Teller } from './teller.ts';
import { limitText, tellers } from './tellers.ts';

const line = (given: Partial<JournalLine>): JournalLine => ({
  ...{ seq: 2, at: '2026-11-24T07:24:00Z', action: 'note', actorId: 'p1', actorName: '受理员03', actorRole: 'intake' },
  ...{ unitName: '运行中心', fromState: 'reported', toState: 'reported', input: {}, effects: {}, undone: false },
  ...given,
});

const aCase = (given: Partial<CaseDetail> = {}): CaseDetail => ({
  ...{ id: 'c1', number: 'QX-1', version: 3, kind: 'hotline', source: 'hotline-12345', externalNumber: 'JB7' },
  ...{ matter: 'complaint', state: 'filed', title: '夜间施工', category: null, place: null, position: null },
  ...{ categoryName: { zh: '施工管理 / 施工扰民', en: 'Sites / Noise' }, areaCode: null, areaName: null },
  ...{ leadUnitId: null, leadUnitName: null, lamp: null, dueClock: null, dueAt: null, late: false, exempt: false },
  ...{
    suspendedUntil: null,
    supervision: null,
    led: false,
    returns: 0,
    reworks: 0,
    signals: 1,
    grouped: false,
    frequent: 'none',
    sample: true,
  },
  ...{ reportedAt: '2026-11-24T07:18:00Z', closedAt: null, updatedAt: '2026-11-24T07:24:00Z', text: '晚上还在打桩。' },
  condition: {
    code: 'H1',
    text: { zh: '施工噪音扰民', en: 'Noise of works' },
    closing: { zh: '已整改', en: 'Put right' },
  },
  repeats: { group: null, place: null },
  ...{
    policyVersion: 1,
    reporter: null,
    reporterHidden: false,
    erasedAt: null,
    complainedUnitId: null,
    complainedUnitName: null,
    reporterCompany: null,
    outcome: null,
    factFinding: null,
    demandFinding: null,
    solved: null,
  },
  ...{ satisfaction: null, mergedInto: null, parent: null, children: [], mergedCases: [], clocks: [], journal: [] },
  tasks: [
    {
      ...{
        id: 't1',
        unitId: 'u1',
        unitName: '城建办',
        part: 'lead',
        state: 'open',
        handlerId: null,
        handlerName: null,
      },
      ...{ openedAt: '2026-11-24T07:24:00Z', closedAt: null, result: null },
    },
  ],
  ...{ requests: [], supervisions: [], reports: [], attachments: [], proposals: [], allowedActions: [] },
  ...given,
});

function teller(language: Language, about = aCase()): Teller {
  const words = makeLanguage(language);
  const frame = words.getFixedT(language, 'frame');
  return {
    ...{ t: words.getFixedT(language, 'story'), terms: words.getFixedT(language, 'terms'), language, about },
    moment: (at) => fullMoment(new Date(at), 'Asia/Shanghai'),
    role: (role) => frame(`roles.${role}`),
    source: () => (language === 'zh' ? '12345 热线' : '12345 hotline'),
  };
}

const said = (given: Partial<JournalLine>, language: Language = 'zh', about = aCase()) => {
  const { title, said: pieces } = tellStep(line(given), teller(language, about));
  return [title, ...pieces.map(({ kind, text }) => (kind === 'quoted' ? `“${text}”` : text))];
};

test('every action of the contract can be told', () => {
  expect(actionNames.filter((action) => tellers[action] === undefined)).toEqual([]);
});

test('a call is told with its number and the citizen’s own words', () => {
  expect(said({ action: 'report' })).toEqual(['来电登记', '来源：12345 热线，编号 JB7。', '“晚上还在打桩。”']);
});

test('filing tells the condition and the limit it sets, in both languages', () => {
  const step = {
    action: 'file',
    input: { conditionCode: 'H1' },
    effects: { told: { handleLimit: { amount: 5, unit: 'work_day' } } },
  };
  expect([said(step), said(step, 'en')]).toEqual([
    ['立案', '立案条件：施工噪音扰民 → 5 个工作日办结。'],
    ['File', 'Condition: Noise of works → to be done in 5 working days.'],
  ]);
});

test('a dispatch names its units, and a unit this case never had is not invented', () => {
  expect(said({ action: 'dispatch', input: { leadUnitId: 'u1', coUnitIds: ['u9'] } })).toEqual([
    '派遣',
    '派至城建办（主办）、承办单位（协办）。',
  ]);
});

test('back to the unit that returned it, the clock runs on', () => {
  const effects = { clocks: [{ op: 'resume', name: 'handle' }] };
  expect(said({ action: 'dispatch', input: { leadUnitId: 'u1' }, effects }).at(-1)).toBe(
    '派回原单位，处置时限接续计时。',
  );
});

test('a failed check is rework and says why', () => {
  expect(said({ action: 'check', input: { result: 'fail', reason: '仍在施工' } })).toEqual([
    '核查未通过，返工',
    '理由：仍在施工',
  ]);
});

test('a contact tells when and with whom, in the town’s time', () => {
  const input = { contacted: true, at: '2026-11-24T07:30:00Z', person: '张*' };
  expect(said({ action: 'contact', input })).toEqual(['已先行联系', '2026-11-24 15:30 与张*取得联系。']);
});

test('a case taken under the name of a leader tells whose', () => {
  const led = { op: 'raise', id: 's1', level: 'led', demand: '现场协调', leaderId: 'l1', answerBy: null };
  const about = aCase({ supervisions: [{ id: 's1', leaderName: '周启明' } as CaseDetail['supervisions'][number]] });
  const step = { action: 'lead', input: { leaderId: 'l1' }, effects: { supervisions: [led] } };
  expect(said(step, 'zh', about).slice(1)).toEqual(['领导领办：现场协调', '领办领导：周启明。']);
});

test('an automatic supervision speaks the reader’s language', () => {
  const effects = {
    supervisions: [{ op: 'raise', level: 'yellow', demand: '请说明', answerBy: null, automatic: true }],
    told: { demand: { zh: '请说明', en: 'please explain' } },
  };
  expect(said({ action: 'supervise', actorRole: 'system', effects }, 'en').slice(1)).toEqual([
    'yellow card: please explain',
    'Sent by the rules of supervision, as the limit is near or over.',
  ]);
});

test('a refused extension is told as refused', () => {
  expect(said({ action: 'decide_extension', input: { approve: false, reason: '理由不足' } })).toEqual([
    '不同意延期',
    '意见：理由不足',
  ]);
});

test('taking back names the step that was taken back', () => {
  const about = aCase({ journal: [line({ seq: 5, action: 'dispatch' })] });
  expect(said({ action: 'undo', input: { seq: 5 } }, 'zh', about)).toEqual(['撤回“派遣”']);
});

test('a step shows who took it, its photos, and that it was undone', () => {
  const step = line({ action: 'note', input: { text: '已到场', attachmentIds: ['a1'] }, undone: true });
  expect(tellStep(step, teller('zh'))).toEqual({
    ...{ seq: 2, at: step.at, title: '备注', by: '受理员03 · 运行中心', files: ['a1'], undone: true },
    said: [{ kind: 'quoted', text: '已到场' }],
  });
});

test('a step of an action that is not known yet is told by its name alone', () => {
  expect(said({ action: 'teleport', input: { to: 'x' } })).toEqual(['teleport']);
});

test.each([
  [{ amount: 0.25, unit: 'urgent_hour' }, '15 分钟'],
  [{ amount: 2, unit: 'urgent_hour' }, '2 小时'],
  [{ amount: 4, unit: 'work_hour' }, '4 个工作小时'],
  [{ amount: 3, unit: 'moon' }, undefined],
  [null, undefined],
])('a limit of %o is %s', (limit, words) => {
  expect(limitText(limit, { t: teller('zh').t })).toBe(words);
});
