import type { CaseSummary } from '@chengyun/contract/case';
import type { Localized } from '@chengyun/contract/words';
import { hidePieces } from '../../people/personal/pieces.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { findCategory } from '../../town/packs/lookups.ts';

/** The columns a list needs. */
export const summaryColumns = [
  'id',
  'number',
  'version',
  'kind',
  'policy_id',
  'policy_version',
  'source',
  'external_number',
  'matter',
  'state',
  'title',
  'taxonomy',
  'category_code',
  'place',
  'lon',
  'lat',
  'area_code',
  'grid_code',
  'community_code',
  'lead_unit_id',
  'lamp',
  'due_clock',
  'due_at',
  'late',
  'exempt',
  'suspended_until',
  'supervision',
  'led',
  'returns',
  'reworks',
  'signals',
  'grouped',
  'frequent',
  'sample',
  'reported_at',
  'closed_at',
  'updated_at',
] as const;

/** A list row as the database gives it. */
export interface SummaryRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly kind: string;
  readonly policy_id: string;
  readonly policy_version: number;
  readonly source: string;
  readonly external_number: string | null;
  readonly matter: CaseSummary['matter'];
  readonly state: CaseSummary['state'];
  readonly title: string;
  readonly taxonomy: string | null;
  readonly category_code: string | null;
  readonly place: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly area_code: string | null;
  readonly grid_code: string | null;
  readonly community_code: string | null;
  readonly lead_unit_id: string | null;
  readonly lamp: CaseSummary['lamp'];
  readonly due_clock: string | null;
  readonly due_at: Date | null;
  readonly late: boolean;
  readonly exempt: boolean;
  readonly suspended_until: Date | null;
  readonly supervision: CaseSummary['supervision'];
  readonly led: boolean;
  readonly returns: number;
  readonly reworks: number;
  readonly signals: number;
  readonly grouped: boolean;
  readonly frequent: CaseSummary['frequent'];
  readonly sample: boolean;
  readonly reported_at: Date;
  readonly closed_at: Date | null;
  readonly updated_at: Date;
}

/** A list row as the contract has it, with the names of category, area and unit. */
export function toSummary(row: SummaryRow, ground: Ground): CaseSummary {
  const { lon, lat, taxonomy, category_code } = row;
  const category = taxonomy && category_code ? { taxonomy, code: category_code } : null;
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    kind: row.kind,
    source: row.source,
    externalNumber: row.external_number,
    matter: row.matter,
    state: row.state,
    title: hidePieces(row.title),
    category,
    categoryName: categoryName(row, ground),
    place: row.place && hidePieces(row.place),
    position: lon === null || lat === null ? null : [lon, lat],
    areaCode: row.area_code ?? row.grid_code ?? row.community_code,
    areaName: areaNameOf(row.community_code, row.grid_code, ground),
    leadUnitId: row.lead_unit_id,
    leadUnitName: row.lead_unit_id ? (ground.units.get(row.lead_unit_id)?.name ?? null) : null,
    lamp: row.lamp,
    dueClock: row.due_clock,
    dueAt: row.due_at?.toISOString() ?? null,
    late: row.late,
    exempt: row.exempt,
    suspendedUntil: row.suspended_until?.toISOString() ?? null,
    supervision: row.supervision,
    led: row.led,
    returns: row.returns,
    reworks: row.reworks,
    signals: row.signals,
    grouped: row.grouped,
    frequent: row.frequent,
    sample: row.sample,
    reportedAt: row.reported_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
  };
}

type Classed = Pick<SummaryRow, 'policy_id' | 'policy_version' | 'taxonomy' | 'category_code'>;

function categoryName(
  { policy_id, policy_version, taxonomy, category_code }: Classed,
  ground: Ground,
): Localized | null {
  if (!taxonomy || !category_code) return null;
  const pack = ground.pack(policy_id, policy_version);
  const category = findCategory(pack, taxonomy, category_code);
  if (!category) return { zh: category_code, en: category_code };
  const parent = category.parent ? findCategory(pack, taxonomy, category.parent) : null;
  if (!parent) return category.name;
  return { zh: `${parent.name.zh} / ${category.name.zh}`, en: `${parent.name.en} / ${category.name.en}` };
}

/** The community's and grid's names of a place, joined; null when none is known. */
export function areaNameOf(communityCode: string | null, gridCode: string | null, ground: Ground): string | null {
  const name = (code: string | null) => (code ? ground.areas.areaByCode(code)?.name : undefined);
  const parts = [name(communityCode), name(gridCode)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : null;
}
