import { actionTitles, roleNames, stateNames } from '@chengyun/contract/names';
import { type CaseState, outsideRoles, type Role } from '@chengyun/contract/words';
import { tellDeep } from '../../people/personal/opener.ts';
import { hidePieces } from '../../people/personal/pieces.ts';
import type { Sql } from '../../support/db/connect.ts';
import { everyBatch } from '../../support/db/every-batch.ts';
import type { ListColumn } from '../../support/files/list-table.ts';
import type { Bilingual } from '../../support/http/language.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { Step } from '../life/aggregate.ts';
import type { CasesWanted } from './every-case.ts';

/** A step of a journal as it leaves the house: who acted from outside is told by role alone. */
export interface ListedStep {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly seq: number;
  readonly at: string;
  readonly recordedAt: string;
  readonly action: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actorRole: Role;
  readonly unit: string | null;
  readonly fromState: CaseState | null;
  readonly toState: CaseState;
  readonly input: Step['input'];
  readonly effects: Omit<Step['effects'], 'opened'>;
}

type Row = Omit<ListedStep, 'at' | 'recordedAt' | 'unit' | 'effects'> & {
  readonly at: Date;
  readonly recordedAt: Date;
  readonly unitId: string | null;
  readonly effects: Step['effects'];
  readonly ownReport: boolean;
};

const BATCH = 1_000;

/** Every step of the town's journal, case by case. The first of a case leaves out the report, which is in the case itself. */
export async function* everyStep(
  sql: Sql,
  { units }: Pick<Ground, 'units'>,
  wanted: Omit<CasesWanted, 'kind'>,
): AsyncGenerator<readonly ListedStep[]> {
  for await (const rows of everyBatch<Row>(BATCH, (last, size) => stepsAfter(sql, wanted, last, size))) {
    yield rows.map((row) => listed(row, units));
  }
}

function stepsAfter(sql: Sql, { from, to }: Omit<CasesWanted, 'kind'>, last: Row | undefined, size: number) {
  return sql<Row[]>`
    select j.case_id as "caseId", c.number as "caseNumber", j.seq, j.at, j.recorded_at as "recordedAt", j.action,
      j.actor_id as "actorId", a.name as "actorName", j.actor_role as "actorRole", j.actor_unit_id as "unitId",
      j.from_state as "fromState", j.to_state as "toState", j.input, j.effects,
      c.reporter_role is not null and c.reported_by is not distinct from j.actor_id as "ownReport"
    from (
      select * from journal
      where true ${from ? sql`and at >= ${from}` : sql``} ${to ? sql`and at < ${to}` : sql``}
        ${last ? sql`and (case_id, seq) > (${last.caseId}::uuid, ${last.seq}::int)` : sql``}
      order by case_id, seq limit ${size}
    ) j join cases c on c.id = j.case_id left join platform.person a on a.id = j.actor_id
    order by j.case_id, j.seq`;
}

function listed(
  { unitId, ownReport, at, recordedAt, effects, input, ...rest }: Row,
  units: Ground['units'],
): ListedStep {
  const { opened: _, ...others } = effects;
  const isOutside = ownReport || outsideRoles.some((role) => role === rest.actorRole);
  // The id of an account would join the cases of one person, its company names who reported.
  const nobody = isOutside ? { actorId: null, actorName: null } : {};
  return {
    ...{ ...rest, ...nobody, at: at.toISOString(), recordedAt: recordedAt.toISOString() },
    unit: isOutside || unitId === null ? null : (units.get(unitId)?.name ?? unitId),
    input: tellDeep(input, hidePieces),
    effects: tellDeep(others, hidePieces),
  };
}

const titles: Readonly<Record<string, Bilingual>> = actionTitles;

/** The columns of the journal; what was asked and what followed as JSON. */
export const STEP_COLUMNS: readonly ListColumn<ListedStep>[] = [
  { title: { zh: '案件编号', en: 'case number' }, cell: ({ caseNumber }) => caseNumber },
  { title: { zh: '序号', en: 'step' }, cell: ({ seq }) => seq },
  { title: { zh: '时间', en: 'when' }, cell: ({ at }, _, timeText) => timeText(at) },
  { title: { zh: '记录时间', en: 'recorded at' }, cell: ({ recordedAt }, _, timeText) => timeText(recordedAt) },
  { title: { zh: '操作', en: 'what' }, cell: ({ action }, language) => titles[action]?.[language] ?? action },
  { title: { zh: '操作代码', en: 'action' }, cell: ({ action }) => action },
  { title: { zh: '人员', en: 'who' }, cell: ({ actorName }) => actorName },
  { title: { zh: '岗位', en: 'role' }, cell: ({ actorRole }, language) => roleNames[actorRole][language] },
  { title: { zh: '单位', en: 'unit' }, cell: ({ unit }) => unit },
  {
    title: { zh: '原状态', en: 'from' },
    cell: ({ fromState }, language) => fromState && stateNames[fromState][language],
  },
  { title: { zh: '新状态', en: 'to' }, cell: ({ toState }, language) => stateNames[toState][language] },
  { title: { zh: '填报内容', en: 'input' }, cell: ({ input }) => JSON.stringify(input) },
  { title: { zh: '产生的变化', en: 'effects' }, cell: ({ effects }) => JSON.stringify(effects) },
];
