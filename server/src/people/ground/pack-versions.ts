import type { CalendarData } from '@chengyun/contract/calendar';
import { changesBetween } from '@chengyun/contract/changes';
import type { Pack } from '@chengyun/contract/pack';
import type { NewPackVersion, PackCheck, PackDraft } from '@chengyun/contract/policy';
import type { Sql } from '../../support/db/connect.ts';
import type { Language } from '../../support/http/language.ts';
import { Refusal } from '../../support/http/refusal.ts';
import { insertVersion, newestPolicies } from '../../town/ground/policy-queries.ts';
import { announceGround } from '../../town/ground/store-ground.ts';
import { unitList } from '../../town/ground/unit-queries.ts';
import { checkDraft, type DraftSurroundings, draftFromText, draftFromValue } from '../../town/packs/check-draft.ts';
import type { UnitKind } from '../../town/packs/pack-file.ts';
import { unitKindsOf } from '../../town/packs/unit-kinds-of.ts';
import type { YamlSource } from '../../town/packs/yaml-source.ts';
import type { Actor } from '../actor.ts';
import { refuseStale } from './refuse-stale.ts';

/** Checks a draft against the town as it is. */
export async function checkPackDraft(
  sql: Sql,
  shipped: readonly UnitKind[],
  id: string,
  body: PackDraft,
  language: Language,
): Promise<PackCheck> {
  const around = await surroundings(sql, shipped, id);
  const { version, current } = around;
  const checked = checkDraft(draftOf(body), around);
  if (checked.ok) return { problems: [], changes: changesIn(current, checked.pack), version };
  const problems = checked.problems.map(({ path, line, column, message }) => ({
    ...{ path, line, column },
    message: message[language],
  }));
  return { problems, changes: [], version };
}

type Saving = {
  readonly townId: string;
  readonly actor: Actor;
  /** The version the draft was made from, if the caller said. */
  readonly seen: number | undefined;
  readonly language: Language;
};

/** Makes a draft the newest version of a pack; open cases keep the one they were opened under. */
export async function savePack(
  sql: Sql,
  shipped: readonly UnitKind[],
  id: string,
  { note, ...body }: NewPackVersion,
  { townId, actor, seen, language }: Saving,
): Promise<Pack> {
  const around = await surroundings(sql, shipped, id);
  const { version, current } = around;
  refuseStale(current.name[language], seen, current.version);
  const checked = checkDraft(draftOf(body), around);
  if (!checked.ok) {
    const errors = checked.problems.map(({ path, message }) => ({ path, message: message[language] }));
    throw new Refusal('ground.pack-invalid', { count: errors.length }, { errors });
  }
  const { pack } = checked;
  if (changesIn(current, pack).length === 0) {
    throw new Refusal('ground.unchanged', { what: current.name, version: current.version });
  }
  const kept = { kind: 'pack', id, version, data: pack, note: note.trim(), createdBy: actor.id } as const;
  if (!(await insertVersion(sql, kept))) throw new Refusal('conflict', { what: current.name, version }, { version });
  await announceGround(sql, townId);
  return pack;
}

function changesIn(current: Pack, pack: Pack) {
  return changesBetween(current, { ...pack, version: current.version });
}

function draftOf({ pack, text }: PackDraft): YamlSource {
  if ((pack === undefined) === (text === undefined)) throw new Refusal('ground.no-draft');
  return text === undefined ? draftFromValue(pack) : draftFromText(text);
}

async function surroundings(sql: Sql, shipped: readonly UnitKind[], id: string): Promise<DraftSurroundings> {
  const [packs, calendars, units] = await Promise.all([
    newestPolicies<Pack>(sql, 'pack'),
    newestPolicies<CalendarData>(sql, 'calendar'),
    unitList(sql),
  ]);
  const all = packs.map(({ data, version }) => ({ ...data, version }));
  const current = all.find((pack) => pack.id === id);
  if (!current) throw new Refusal('not-found', { what: id });
  return {
    ...{ id, current, version: current.version + 1, others: all.filter((pack) => pack.id !== id) },
    calendars: calendars.map(({ data, version }) => ({ ...data, version })),
    unitKinds: unitKindsOf(shipped, all, units),
  };
}
