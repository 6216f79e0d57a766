import type { Twin } from '@chengyun/contract/case-list';
import type { DuplicatePolicy } from '@chengyun/contract/pack';
import type { Sql } from '../../support/db/connect.ts';
import { metresBetween } from '../../support/geo/measure.ts';
import { Refusal } from '../../support/http/refusal.ts';
import type { Ground } from '../../town/ground/ground.ts';
import type { CaseFields } from '../life/aggregate.ts';
import { loadCase } from '../store/load-case.ts';
import { type SummaryRow, summaryColumns, toSummary } from './summary.ts';

/**
 * Likely twins by the pack's rule of place and time (domain.md §1.2: 50 m and 24 h by default): near, recent, of the
 * same class when the rule says so; not what went into the case already. Likeness is the nearer and the sooner the higher.
 */
export async function likelyTwins(
  sql: Sql,
  ground: Ground,
  fields: CaseFields,
  ownId: string,
): Promise<{ twins: Twin[] }> {
  const { lon, lat } = fields;
  if (lon === null || lat === null) return { twins: [] };
  const rule = ground.pack(fields.policyId, fields.policyVersion).duplicates;
  const rows = await casesAround(sql, fields, ownId, rule);
  const twins = rows.flatMap((row) => {
    const metres = metresBetween([lon, lat], [row.lon ?? 0, row.lat ?? 0]);
    return metres <= rule.metres ? [toTwin(row, metres, fields, ground, rule)] : [];
  });
  return { twins: twins.toSorted((a, b) => b.score - a.score).slice(0, 10) };
}

/** Likely twins of a stored case; refuses when there is none to see. */
export async function twinsOf(sql: Sql, ground: Ground, id: string): Promise<{ twins: Twin[] }> {
  const aggregate = await loadCase(sql, id);
  if (!aggregate) throw new Refusal('not-found', { what: id });
  return likelyTwins(sql, ground, aggregate.fields, id);
}

function casesAround(sql: Sql, fields: CaseFields, ownId: string, rule: DuplicatePolicy) {
  const dLat = rule.metres / 111_000;
  const lat = fields.lat ?? 0;
  const lon = fields.lon ?? 0;
  const dLon = dLat / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  const at = new Date(fields.reportedAt);
  const span = rule.hours * 3_600_000;
  return sql<SummaryRow[]>`
    select ${sql([...summaryColumns])} from cases
    where reported_at between ${new Date(at.getTime() - span)} and ${new Date(at.getTime() + span)}
      and lon between ${lon - dLon} and ${lon + dLon} and lat between ${lat - dLat} and ${lat + dLat}
      and id <> all (held_by(${ownId})) and state not in ('voided', 'declined')
      ${rule.sameCategory && fields.categoryCode ? sql`and taxonomy = ${fields.taxonomy} and category_code = ${fields.categoryCode}` : sql``}
    order by reported_at desc limit 50
  `;
}

function toTwin(row: SummaryRow, metres: number, fields: CaseFields, ground: Ground, rule: DuplicatePolicy): Twin {
  const minutes = Math.abs(new Date(fields.reportedAt).getTime() - row.reported_at.getTime()) / 60_000;
  const near = 1 - metres / rule.metres / 2;
  const soon = 1 - minutes / (rule.hours * 60) / 2;
  const same = row.category_code === fields.categoryCode && row.taxonomy === fields.taxonomy;
  const score = Math.min(1, near * soon * (same ? 1 : 0.8));
  const time = (zh: boolean) => {
    if (minutes < 60) return zh ? `${Math.round(minutes)} 分钟` : `${Math.round(minutes)} min`;
    return zh ? `${Math.round(minutes / 60)} 小时` : `${Math.round(minutes / 60)} h`;
  };
  return {
    case: toSummary(row, ground),
    score: Math.round(score * 100) / 100,
    why: {
      zh: `相距 ${Math.round(metres)} 米 · 相隔 ${time(true)}${same ? ' · 同类' : ''}`,
      en: `${Math.round(metres)} m apart · ${time(false)} apart${same ? ' · same class' : ''}`,
    },
  };
}
