import type { Attachment, CaseDetail, JournalLine, Signal } from '@chengyun/contract/case';
import type { Condition, Pack } from '@chengyun/contract/pack';
import type { Reporter } from '@chengyun/contract/reporter';
import { type CaseState, outsideRoles } from '@chengyun/contract/words';
import type { Actor } from '../../people/actor.ts';
import { maskName } from '../../people/mask.ts';
import { type CaseOpener, caseOpener, tellDeep } from '../../people/personal/opener.ts';
import { maskPerson } from '../../people/personal/person.ts';
import { hidePieces } from '../../people/personal/pieces.ts';
import type { Vault } from '../../people/personal/sealer.ts';
import type { Sql } from '../../support/db/connect.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { findCondition } from '../../town/packs/lookups.ts';
import type { CaseAggregate, CaseFields, Step } from '../life/aggregate.ts';
import { callBackMissing } from '../life/call-back.ts';
import { allowedActions } from '../life/permit.ts';
import { lastErased } from '../personal/erase.ts';
import { isComplainedOf, keysAround } from '../personal/queries.ts';
import { repeatsNow } from '../repeats/count-repeats.ts';
import { proposeUnits, returnersOf } from '../routing/propose.ts';
import { undoable } from '../steps/correct-steps.ts';
import { loadCase, loadJournal } from '../store/load-case.ts';
import { clockViews } from './clock-view.ts';
import {
  type AttachmentRow,
  attachmentsOf,
  namesOfPeople,
  type RelatedRow,
  relatedTo,
  type SignalRow,
  signalsOf,
} from './detail-queries.ts';
import { needsOf } from './needs.ts';
import { type SummaryRow, summaryColumns, toSummary } from './summary.ts';

/** Names by id; null for whom the reader does not know. */
type Names = ReadonlyMap<string, string | null>;

/** What a case is read with. */
interface Reading {
  readonly ground: Ground;
  readonly personal: Vault;
}

/** One case with its story, as the actor may see it; persons masked. Refuses when there is none to see. */
export async function caseDetail(
  sql: Sql,
  { ground, personal }: Reading,
  actor: Actor,
  id: string,
  now: Date,
): Promise<CaseDetail> {
  const [aggregate, rows, steps, signals, attachments, related, keys, reporterHidden, erasedAt] = await Promise.all([
    loadCase(sql, id),
    sql<SummaryRow[]>`select ${sql([...summaryColumns])} from cases where id = ${id}`,
    loadJournal(sql, id),
    signalsOf(sql, id),
    attachmentsOf(sql, id),
    relatedTo(sql, id),
    keysAround(sql, id),
    isComplainedOf(sql, id),
    lastErased(sql, id),
  ]);
  const [row] = rows;
  if (!aggregate || !row) throw new Refusal('not-found', { what: id });
  const openers = new Map<string, CaseOpener>();
  const opener = (caseId: string): CaseOpener => {
    const known = openers.get(caseId) ?? caseOpener(personal, ground.town.id, caseId, keys.get(caseId) ?? null);
    openers.set(caseId, known);
    return known;
  };
  const own = opener(id);
  const first = signals.find((signal) => signal.case_id === id);
  const outside = fromOutside(aggregate, steps);
  const isHidden = reporterHidden || erasedAt !== null;
  const names = guarded(await namesOfPeople(sql, peopleIn(aggregate, steps, attachments)), outside, isHidden);
  return {
    ...toSummary(row, ground),
    ...tellDeep(facts(aggregate, ground), own.masked),
    reporterCompany: reporterHidden ? null : unitName(ground, aggregate.fields.reporterUnitId),
    title: own.masked(row.title),
    place: row.place && own.masked(row.place),
    ...tellDeep(relatives(related), hidePieces),
    reporter: first ? reporterOf(first, own) : null,
    reporterHidden,
    erasedAt: erasedAt?.toISOString() ?? null,
    clocks: clockViews(aggregate, ground.calendar, now),
    journal: tellDeep(journalLines(steps, { names, outside, reporterHidden }, ground), own.masked),
    tasks: tellDeep(aggregate.tasks, own.masked).map((task) => ({
      ...task,
      unitName: unitName(ground, task.unitId),
      handlerName: nameOf(names, task.handlerId),
    })),
    requests: tellDeep(aggregate.requests, own.masked).map((request) => ({
      ...request,
      askedBy: nameOf(names, request.askedBy),
      decidedBy: nameOf(names, request.decidedBy),
    })),
    supervisions: tellDeep(aggregate.supervisions, own.masked).map((one) => ({
      ...one,
      byName: nameOf(names, one.byId),
      leaderName: nameOf(names, one.leaderId),
    })),
    repeats: await repeatsNow(sql, ground, aggregate.fields, id),
    reports: signals.map((signal) => toSignal(signal, opener(signal.case_id))),
    attachments: attachments.map((file) => toAttachment(file, ground.town.id, names)),
    proposals: ['reported', 'filed'].includes(aggregate.state)
      ? [...proposeUnits(aggregate.fields, ground, returnersOf(aggregate))]
      : [],
    allowedActions: actionsNow(aggregate, steps, ground, actor, now),
  };
}

/** The actions the actor may take now, each with what it cannot do without; undo says which step it takes back. */
export function actionsNow(
  aggregate: CaseAggregate,
  steps: readonly Step[],
  ground: Ground,
  actor: Actor,
  now: Date,
): CaseDetail['allowedActions'] {
  const pack = ground.pack(aggregate.fields.policyId, aggregate.fields.policyVersion);
  const kind = pack.kinds.find((one) => one.id === aggregate.fields.kind);
  if (!kind) return [];
  const offered = allowedActions(aggregate, actor, { kind, now });
  const last = steps.at(-1);
  const condition = conditionOf(aggregate.fields, pack);
  const isMissing = (need: string) => need !== 'calledBack' || callBackMissing(aggregate, kind);
  const back = last && undoable(aggregate, last, actor.id, kind.quotas.undoMinutes, now);
  return [
    ...offered.map((action) => ({ action, needs: needsOf(action, kind, condition).filter(isMissing) })),
    ...(back ? [{ action: 'undo', undoes: last.seq, needs: [] }] : []),
  ];
}

function conditionOf({ taxonomy, categoryCode, conditionCode }: CaseFields, pack: Pack): Condition | null {
  if (!taxonomy || !categoryCode || !conditionCode) return null;
  return findCondition(pack, taxonomy, categoryCode, conditionCode) ?? null;
}

function facts(aggregate: CaseAggregate, ground: Ground) {
  const { fields } = aggregate;
  const pack = ground.pack(fields.policyId, fields.policyVersion);
  const condition = conditionOf(fields, pack);
  return {
    text: fields.text,
    complainedUnitId: fields.complainedUnitId,
    complainedUnitName: unitName(ground, fields.complainedUnitId),
    condition: condition && { code: condition.code, text: condition.text, closing: condition.closing },
    policyVersion: fields.policyVersion,
    outcome: fields.outcome,
    factFinding: fields.factFinding,
    demandFinding: fields.demandFinding,
    solved: fields.solved,
    satisfaction: fields.satisfaction,
  };
}

function relatives(related: readonly RelatedRow[]) {
  const of = (relation: RelatedRow['relation']) => related.filter((row) => row.relation === relation);
  const one = (relation: RelatedRow['relation']) => {
    const [row] = of(relation);
    return row ? { id: row.id, number: row.number } : null;
  };
  return {
    mergedInto: one('main'),
    parent: one('parent'),
    mergedCases: of('merged').map(({ id, number, title }) => ({ id, number, title })),
    children: of('child').map(({ id, number, state }) => ({ id, number, state: state as CaseState })),
  };
}

/** Who acted in a case, and whom of them its readers do not know. */
interface Doers {
  readonly names: Names;
  readonly outside: ReadonlySet<string>;
  readonly reporterHidden: boolean;
}

function journalLines(
  steps: readonly Step[],
  { names, outside, reporterHidden }: Doers,
  ground: Ground,
): JournalLine[] {
  const undone = new Set(steps.flatMap((step) => step.effects.undoes ?? []));
  return steps.map((step) => {
    // The first step holds the whole report; the page has it already and the reporter's own words are not repeated.
    const { opened: _, ...effects } = step.effects;
    const isOutside = step.actorId !== null && outside.has(step.actorId);
    return {
      seq: step.seq,
      at: step.at,
      action: step.action,
      // The id of an account would join the cases of one person.
      actorId: isOutside ? null : step.actorId,
      actorName: nameOf(names, step.actorId),
      actorRole: step.actorRole,
      unitName: isOutside && reporterHidden ? null : unitName(ground, step.actorUnitId),
      fromState: step.from,
      toState: step.to,
      input: { ...step.input },
      effects: { ...effects },
      undone: undone.has(step.seq),
    };
  });
}

function reporterOf(signal: SignalRow, opener: CaseOpener): Reporter | null {
  const person = opener.person(signal.id, signal.person);
  return person && maskPerson(person);
}

function toSignal(signal: SignalRow, opener: CaseOpener): Signal {
  const { id, case_id, source, at, text } = signal;
  const told = text === null ? null : opener.masked(text);
  return { id, caseId: case_id, source, at: at.toISOString(), text: told, reporter: reporterOf(signal, opener) };
}

/** A file as the contract has it. */
export function toAttachment(file: AttachmentRow, townId: string, names: Names): Attachment {
  const url = `/api/towns/${townId}/attachments/${file.id}`;
  return {
    id: file.id,
    name: file.name,
    type: file.type,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    url,
    thumbUrl: file.thumb_sha256 ? `${url}/thumb` : null,
    by: nameOf(names, file.uploaded_by),
    at: file.at.toISOString(),
  };
}

function peopleIn(
  aggregate: CaseAggregate,
  steps: readonly Step[],
  files: readonly AttachmentRow[],
): readonly string[] {
  const ids = [
    ...steps.map((step) => step.actorId),
    ...aggregate.tasks.map((task) => task.handlerId),
    ...aggregate.requests.flatMap((request) => [request.askedBy, request.decidedBy]),
    ...aggregate.supervisions.flatMap((one) => [one.byId, one.leaderId]),
    ...files.map((file) => file.uploaded_by),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Accounts from outside (企业用户, 居民) that reported the case or took a step in it. */
function fromOutside({ fields }: CaseAggregate, steps: readonly Step[]): ReadonlySet<string> {
  const theirs = steps.filter(({ actorRole }) => outsideRoles.some((role) => role === actorRole));
  const reporter = fields.reporterRole === null ? [] : [fields.reportedBy];
  return new Set([...theirs.map(({ actorId }) => actorId), ...reporter].filter((id) => id !== null));
}

/** Names of staff in full; of people from outside as their reporter is shown, or not at all. */
function guarded(names: Names, outside: ReadonlySet<string>, isHidden: boolean): ReadonlyMap<string, string | null> {
  const theirs = [...outside].map((id) => [id, isHidden ? null : maskName(names.get(id) ?? null)] as const);
  return new Map<string, string | null>([...names, ...theirs]);
}

function nameOf(names: Names, id: string | null): string | null {
  if (id === null) return null;
  const name = names.get(id);
  return name === undefined && id !== 'system' ? id : (name ?? null);
}

function unitName(ground: Ground, id: string | null): string | null {
  return id === null ? null : (ground.units.get(id)?.name ?? null);
}
