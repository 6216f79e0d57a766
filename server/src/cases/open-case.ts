import type { ActionInput } from '@chengyun/contract/actions';
import type { CategoryRef, NewCase } from '@chengyun/contract/case';
import { roleNames } from '@chengyun/contract/names';
import type { Pack } from '@chengyun/contract/pack';
import { type CaseState, outsideRoles } from '@chengyun/contract/words';
import { type Actor, hasRole } from '../people/actor.ts';
import { hidePieces } from '../people/personal/pieces.ts';
import type { SealedRows } from '../people/personal/sealer.ts';
import type { Sql } from '../support/db/connect.ts';
import { codesAt as areaCodesAt } from '../town/areas/codes-at.ts';
import type { Ground, PolicyRow } from '../town/ground/ground.ts';
import { findCategory, findCondition } from '../town/packs/lookups.ts';
import type { CalendarRef, CaseAggregate, CaseFields, Step } from './life/aggregate.ts';
import { applyStep } from './life/apply-step.ts';
import { joinNames } from './life/permit.ts';
import type { Loop } from './loop.ts';
import { caseNumber, dayIn } from './number.ts';
import type { SealedReport } from './personal/seal-report.ts';
import { refuse } from './refuse.ts';
import { repeatsFound, withFound } from './repeats/judge.ts';
import { caseWords } from './search-fields.ts';
import { start } from './steps/clock-effects.ts';
import { attachFiles } from './store/attach-files.ts';
import { glanceOf } from './store/glance.ts';
import { insertCase, type SignalRow } from './store/save-case.ts';

/** The parts of a report that are stored beside the case. */
export interface Opening {
  readonly aggregate: CaseAggregate;
  readonly step: Step;
}

export interface OpenContext {
  readonly ground: Ground;
  readonly actor: Actor;
  readonly now: Date;
  readonly id: string;
  readonly serial: number;
}

/** A part as it is stored, at the place of the whole. */
type Part = ActionInput<'split'>['parts'][number] & { readonly place: string | null };
type Found = NonNullable<ReturnType<Ground['kind']>>;

/** 上报: decides a new case from a report. Refuses what the kind does not allow; pure. */
export function openCase(report: NewCase, context: OpenContext): Opening {
  const { ground, actor, now } = context;
  const found = kindOf(ground, report.kind);
  requireReport(report, found, ground, actor);
  // The person who reported is kept with the signal, not in the journal.
  const input = report.attachmentIds ? { attachmentIds: report.attachmentIds } : {};
  return begin(fieldsOf(report, found.pack, ground, actor, now), input, found, context);
}

/** 拆分: a part of a case as a case of its own, at the same place and from the same reporter; pure. */
export function openPart(part: Part, parent: CaseAggregate, context: OpenContext): Opening {
  const { kind, source, matter, lon, lat, areaCode, gridCode, communityCode, complainedUnitId } = parent.fields;
  const { reportedBy, reporterRole, reporterUnitId } = parent.fields;
  const found = kindOf(context.ground, kind);
  if (part.category) requireCategory(found.pack.data, part.category);
  const fields: CaseFields = {
    ...blankFields,
    ...{ kind, source, matter, lon, lat, areaCode, gridCode, communityCode, complainedUnitId },
    ...{ reportedBy, reporterRole, reporterUnitId },
    place: part.place,
    policyId: found.pack.id,
    policyVersion: found.pack.version,
    title: part.title,
    text: part.text,
    taxonomy: part.category?.taxonomy ?? null,
    categoryCode: part.category?.code ?? null,
    signals: parent.fields.signals,
    parentId: parent.id,
    sample: context.ground.town.sample,
    reportedAt: context.now.toISOString(),
  };
  return begin(fields, { parent: parent.number }, found, context);
}

function kindOf(ground: Ground, id: string): Found {
  return ground.kind(id) ?? refuse('case.no-such', { what: { zh: '案件类型', en: 'Kind of case' }, value: id });
}

function begin(fields: CaseFields, input: Step['input'], found: Found, context: OpenContext): Opening {
  const { ground, actor, now, id, serial } = context;
  const number = caseNumber(ground.town.prefix, dayIn(ground.town.zone, now), serial);
  const calendar = ground.calendars.get(found.pack.data.calendar);
  if (!calendar)
    throw new Error(`Pack ${found.pack.id} names calendar ${found.pack.data.calendar}, which is not there`);
  const ref: CalendarRef = { id: calendar.data.id, version: calendar.data.version };
  const to: CaseState = 'reported';
  const empty = { id, number, version: 0, state: to, updatedAt: now.toISOString(), fields };
  const before: CaseAggregate = { ...empty, clocks: {}, tasks: [], requests: [], supervisions: [] };
  const limits = {
    before,
    kind: found.kind,
    calendarRef: ref,
    condition: (taxonomy: string, code: string, condition: string) =>
      findCondition(found.pack.data, taxonomy, code, condition) ?? null,
  };
  const step: Step = {
    seq: 1,
    at: now.toISOString(),
    action: 'report',
    actorId: actor.id,
    actorRole: actor.roles[0] ?? 'system',
    actorUnitId: actor.unitIds[0] ?? actor.companyIds?.[0] ?? null,
    from: null,
    to,
    input,
    effects: { opened: { id, number, fields }, clocks: [...start(limits, 'accept'), ...start(limits, 'file')] },
  };
  return { step, aggregate: applyStep(null, step, ground.calendar) };
}

/** What a case begins with besides its row: the report as its signal, photos, and what was sealed of it. */
export interface Heard {
  readonly signal?: SignalRow;
  readonly attachmentIds?: readonly string[];
  readonly sealed: SealedRows | null;
}

/** Stores a new case in the caller's transaction. */
export async function storeOpening(
  loop: Loop,
  sql: Sql,
  ground: Ground,
  opening: Opening,
  heard: Heard,
): Promise<void> {
  const { policyId, policyVersion } = opening.aggregate.fields;
  const pack = ground.pack(policyId, policyVersion);
  const { aggregate, step } = await withRepeats(sql, ground, pack, opening);
  const { fields } = aggregate;
  const glance = glanceOf(aggregate, pack.ladder, ground.calendar, loop.now());
  const words = caseWords(aggregate.number, fields, namesOf(pack, ground, fields));
  await insertCase(sql, ground.town.id, { after: aggregate, step, glance, words }, heard.signal, heard.sealed);
  await attachFiles(sql, aggregate.id, heard.attachmentIds);
  loop.known.keep(sql, ground.town.id, aggregate);
}

// Without a class or a position there is nothing to count yet: a report alone has one caller at most.
async function withRepeats(sql: Sql, ground: Ground, pack: Pack, opening: Opening): Promise<Opening> {
  const { categoryCode, lat } = opening.aggregate.fields;
  if (categoryCode === null || lat === null) return opening;
  const found = await repeatsFound(sql, pack, opening.aggregate);
  if (!found) return opening;
  const step = withFound(opening.step, found);
  return { step, aggregate: applyStep(null, step, ground.calendar) };
}

/** The row of a case's signal. */
export function signalRow(
  caseId: string,
  { report, signalId, person }: Pick<SealedReport, 'report' | 'signalId' | 'person'>,
  at: string,
): SignalRow {
  const { source, externalNumber = null, happenedAt = at, text = null } = report;
  return {
    ...{ id: signalId, case_id: caseId, source, external_number: externalNumber, at: happenedAt, text, person },
  };
}

/** Names that the case is also found by: its category's and its area's. */
export function namesOf(pack: Pack, ground: Ground, fields: CaseFields): readonly (string | null)[] {
  const { taxonomy, categoryCode, communityCode } = fields;
  const category = taxonomy && categoryCode ? findCategory(pack, taxonomy, categoryCode) : null;
  const area = communityCode ? ground.areas.areaByCode(communityCode) : null;
  return [category?.name.zh ?? null, area?.name ?? null];
}

function requireReport(report: NewCase, found: Found, ground: Ground, actor: Actor): void {
  const { kind } = found;
  const pack = found.pack.data;
  const title = { zh: '上报', en: 'Report' };
  if (!hasRole(actor, 'system', ...kind.reporters)) {
    const people = kind.reporters.filter((role) => role !== 'system');
    refuse('case.not-yours', { action: title, who: joinNames(people.map((role) => roleNames[role])) });
  }
  if (!kind.sources.includes(report.source)) {
    refuse('case.no-such', { what: { zh: '来源', en: 'Source' }, value: report.source });
  }
  if (!report.text?.trim() && !report.title?.trim() && !report.category) {
    refuse('case.needs', { action: title, what: { zh: '填写内容或选定类别', en: 'give a text or a category' } });
  }
  if (kind.place === 'required' && !report.place && !report.position) {
    refuse('case.needs', { action: title, what: { zh: '填写地点或位置', en: 'give a place or a position' } });
  }
  if (report.category) requireCategory(pack, report.category);
  // What the system itself reports is not lost for the sake of an area's code.
  if (report.areaCode && !ground.areas.areaByCode(report.areaCode) && !hasRole(actor, 'system')) {
    refuse('case.no-such', { what: { zh: '区域', en: 'Area' }, value: report.areaCode });
  }
  if (report.complainedUnitId && !ground.units.has(report.complainedUnitId)) {
    refuse('case.no-such', { what: { zh: '被投诉单位', en: 'Unit complained of' }, value: report.complainedUnitId });
  }
}

function requireCategory(pack: Pack, { taxonomy, code }: CategoryRef): void {
  if (findCategory(pack, taxonomy, code)) return;
  refuse('case.no-such', { what: { zh: '类别', en: 'Category' }, value: `${taxonomy}:${code}` });
}

function fieldsOf(report: NewCase, pack: PolicyRow<Pack>, ground: Ground, actor: Actor, now: Date): CaseFields {
  const { position, category } = report;
  const category_ = category ? findCategory(pack.data, category.taxonomy, category.code) : undefined;
  return {
    ...blankFields,
    ...codesAt(ground, position, report.areaCode),
    kind: report.kind,
    policyId: pack.id,
    policyVersion: pack.version,
    source: report.source,
    externalNumber: report.externalNumber ?? null,
    matter: report.matter ?? null,
    title: report.title?.trim() || titleOf(report.text) || category_?.name.zh || '—',
    text: report.text ?? null,
    taxonomy: category?.taxonomy ?? null,
    categoryCode: category?.code ?? null,
    place: report.place ?? null,
    lon: position?.[0] ?? null,
    lat: position?.[1] ?? null,
    reportedBy: actor.id,
    reporterRole: outsideRoles.find((role) => hasRole(actor, role)) ?? null,
    reporterUnitId: actor.companyIds?.[0] ?? null,
    complainedUnitId: report.complainedUnitId ?? null,
    sample: ground.town.sample,
    reportedAt: now.toISOString(),
  };
}

/** A case of which nothing is known yet. */
export const blankFields: Omit<
  CaseFields,
  'kind' | 'policyId' | 'policyVersion' | 'source' | 'title' | 'reportedBy' | 'sample' | 'reportedAt'
> = {
  externalNumber: null,
  matter: null,
  text: null,
  taxonomy: null,
  categoryCode: null,
  conditionCode: null,
  place: null,
  lon: null,
  lat: null,
  areaCode: null,
  gridCode: null,
  communityCode: null,
  reporterRole: null,
  reporterUnitId: null,
  complainedUnitId: null,
  leadUnitId: null,
  handlerId: null,
  outcome: null,
  factFinding: null,
  demandFinding: null,
  solved: null,
  satisfaction: null,
  calledBack: false,
  missedCalls: 0,
  late: false,
  exempt: false,
  dissatisfied: false,
  suspendedUntil: null,
  returns: 0,
  reworks: 0,
  extensions: 0,
  suspensions: 0,
  reopens: 0,
  signals: 1,
  grouped: false,
  frequent: 'none',
  rungs: 0,
  mergedInto: null,
  parentId: null,
  filedAt: null,
  closedAt: null,
};

/** The area codes at a position, or of a named area when there is no position. */
export function codesAt(
  ground: Ground,
  position: readonly [number, number] | undefined,
  areaCode: string | undefined,
): Pick<CaseFields, 'areaCode' | 'gridCode' | 'communityCode'> {
  return areaCodesAt(ground.areas, position, areaCode);
}

function titleOf(text: string | undefined): string {
  const first =
    hidePieces(text ?? '')
      .trim()
      .split(/[。！？!?\n]/)[0] ?? '';
  return first.length > 40 ? `${first.slice(0, 39).toWellFormed()}…` : first;
}
