import type { Limit } from '@chengyun/contract/calendar';
import type { KindPolicy, Pack } from '@chengyun/contract/pack';
import type { CaseState } from '@chengyun/contract/words';
import type { ImportRow } from '../../arrivals/import/rows/import-row.ts';
import type { Ground, PolicyRow } from '../../town/ground/ground.ts';
import { findCategory, findCondition } from '../../town/packs/lookups.ts';
import type { CaseAggregate, CaseFields, ClockEffect, Step } from '../life/aggregate.ts';
import { applyStep } from '../life/apply-step.ts';
import { caseNumber, dayIn } from '../number.ts';
import { blankFields, codesAt, namesOf } from '../open-case.ts';
import { caseWords } from '../search-fields.ts';
import { start } from '../steps/clock-effects.ts';
import type { WholeCase } from '../store/bulk-insert.ts';
import { glanceOf } from '../store/glance.ts';

/** A case another system gives over, with what it tells of its deadline and its end. */
export type Imported = Omit<ImportRow, 'rowNumber'>;

export interface ImportContext {
  readonly ground: Ground;
  readonly serial: number;
  readonly newId: () => string;
  readonly now: Date;
}

/** A report older than this waits at the desk without desk clocks: its minutes were never ours to keep. */
const FRESH_MS = 30 * 86_400_000;

/**
 * The case of an imported row: one step that says what came, with a whole-case clock to the target it brings; a second
 * one when it was closed there. Without target and end it waits to be accepted like any report.
 */
export function importedCase(row: Imported, context: ImportContext): WholeCase {
  const { ground, newId, now } = context;
  const found = ground.kind(row.kind);
  if (!found) throw new Error(`No pack of the town holds the kind ${row.kind}`);
  const id = newId();
  const number = caseNumber(ground.town.prefix, dayIn(ground.town.zone, row.reportedAt), context.serial);
  const fields = fieldsOf(row, found.pack, ground);
  const steps = stepsOf(row, { id, number, fields, kind: found.kind, pack: found.pack.data, ground, now });
  const aggregate = steps.reduce<CaseAggregate | null>((state, step) => applyStep(state, step, ground.calendar), null);
  if (!aggregate) throw new Error('An imported case has at least one step');
  const names = [...namesOf(found.pack.data, ground, fields), ...Object.values(row.extra).slice(0, 12)];
  return {
    aggregate,
    steps,
    glance: glanceOf(aggregate, found.pack.data.ladder, ground.calendar, now),
    words: caseWords(number, fields, names),
    signal: {
      id: newId(),
      source: row.source,
      externalNumber: row.externalNumber,
      at: row.reportedAt.toISOString(),
      text: row.text || null,
      personName: row.reporterName ?? null,
      personPhone: row.reporterPhone ?? null,
    },
  };
}

interface Making {
  readonly id: string;
  readonly number: string;
  readonly fields: CaseFields;
  readonly kind: KindPolicy;
  readonly pack: Pack;
  readonly ground: Ground;
  readonly now: Date;
}

function stepsOf(row: Imported, making: Making): readonly Step[] {
  const known = row.targetAt !== undefined || row.closedAt !== undefined;
  const to: CaseState = known ? 'filed' : 'reported';
  const first: Step = {
    ...systemStep(1, row.reportedAt, 'import', null, to),
    input: { externalNumber: row.externalNumber, extra: row.extra, ...(row.unitName ? { unit: row.unitName } : {}) },
    effects: { opened: { id: making.id, number: making.number, fields: making.fields }, clocks: clocksOf(row, making) },
  };
  if (!row.closedAt) return [first];
  const closedAt = row.closedAt.toISOString();
  const last: Step = {
    ...systemStep(2, row.closedAt, 'import_closed', to, 'closed'),
    effects: { set: { closedAt }, clocks: [{ op: 'stop', name: 'whole' }] },
  };
  return [first, last];
}

function clocksOf(row: Imported, { kind, pack, ground, fields, id, number, now }: Making): readonly ClockEffect[] {
  const calendar = ground.calendars.get(pack.calendar);
  if (!calendar) throw new Error(`Calendar ${pack.calendar} is not there`);
  const empty = { id, number, version: 0, state: 'reported' as const, updatedAt: '', fields };
  const context = {
    before: { ...empty, clocks: {}, tasks: [], requests: [], supervisions: [] },
    kind,
    calendarRef: { id: calendar.data.id, version: calendar.data.version },
    condition: (taxonomy: string, code: string, condition: string) =>
      findCondition(pack, taxonomy, code, condition) ?? null,
  };
  if (row.targetAt) return start(context, 'whole', { limit: span(row.reportedAt, row.targetAt) });
  if (row.closedAt || now.getTime() - row.reportedAt.getTime() > FRESH_MS) return [];
  const from = now.toISOString();
  return [...start(context, 'accept', { from }), ...start(context, 'file', { from })];
}

// Their deadline as an hour limit that runs day and night: due exactly at their target.
function span(from: Date, to: Date): Limit {
  return { amount: Math.max(1, to.getTime() - from.getTime()) / 3_600_000, unit: 'urgent_hour' };
}

function systemStep(
  seq: number,
  at: Date,
  action: string,
  from: CaseState | null,
  to: CaseState,
): Omit<Step, 'effects'> {
  const nobody = { actorId: null, actorRole: 'system' as const, actorUnitId: null };
  return { seq, at: at.toISOString(), action, ...nobody, from, to, input: {} };
}

function fieldsOf(row: Imported, pack: PolicyRow<Pack>, ground: Ground): CaseFields {
  const position = row.lon === undefined || row.lat === undefined ? undefined : ([row.lon, row.lat] as const);
  const category =
    row.category && findCategory(pack.data, row.category.taxonomy, row.category.code) ? row.category : null;
  const unit = row.unitName ? [...ground.units.values()].find((one) => one.name === row.unitName) : undefined;
  return {
    ...blankFields,
    ...codesAt(ground, position, undefined),
    kind: row.kind,
    policyId: pack.id,
    policyVersion: pack.version,
    source: row.source,
    externalNumber: row.externalNumber,
    matter: row.matter ?? null,
    title: row.title,
    text: row.text || null,
    taxonomy: category?.taxonomy ?? null,
    categoryCode: category?.code ?? null,
    place: row.place ?? null,
    lon: row.lon ?? null,
    lat: row.lat ?? null,
    leadUnitId: unit?.id ?? null,
    reportedBy: null,
    sample: false,
    reportedAt: row.reportedAt.toISOString(),
    filedAt: row.targetAt || row.closedAt ? row.reportedAt.toISOString() : null,
  };
}
