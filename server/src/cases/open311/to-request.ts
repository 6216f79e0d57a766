import type { Open311Request } from '@chengyun/contract/open311';
import { type CaseState, openStates } from '@chengyun/contract/words';
import { hidePieces } from '../../people/personal/pieces.ts';
import type { Language } from '../../support/http/language.ts';
import { offsetReader } from '../../town/calendar/zone.ts';
import type { Ground } from '../../town/ground/ground.ts';
import { findCategory } from '../../town/packs/lookups.ts';
import type { RequestRow } from './queries.ts';
import { serviceCode } from './services.ts';
import { numberNotice, statusNotes } from './words.ts';

/** The specification gives a description 4,000 characters; other sources have longer texts. */
const LONGEST = 4000;

/** Whether a case is open or closed: GeoReport v2 knows no third. */
export function statusOf(state: CaseState): Open311Request['status'] {
  return openStates.includes(state) ? 'open' : 'closed';
}

/** Cases as Open311 tells them: numbers and names of people hidden, no staff, times by the town's clock. */
export function toRequests(rows: readonly RequestRow[], ground: Ground, language: Language): readonly Open311Request[] {
  const at = instantWriter(ground.town.zone);
  return rows.map((row) => ({ ...factsOf(row, ground, language), ...timesOf(row, at) }));
}

function factsOf(row: RequestRow, ground: Ground, language: Language) {
  const { kind, state, taxonomy, categoryCode, lon, lat } = row;
  const category = findCategory(ground.pack(row.policyId, row.policyVersion), taxonomy, categoryCode);
  const unit = row.leadUnitId === null ? undefined : ground.units.get(row.leadUnitId)?.name;
  return {
    service_request_id: row.id,
    status: statusOf(state),
    status_notes: statusNotes[state][language],
    service_name: category?.name[language] ?? categoryCode,
    service_code: serviceCode(kind, taxonomy, categoryCode),
    description: cut(hidePieces(row.text ?? row.title)),
    ...(unit === undefined ? {} : { agency_responsible: unit }),
    service_notice: numberNotice(row.number)[language],
    ...(row.place === null ? {} : { address: hidePieces(row.place) }),
    ...(lon === null || lat === null ? {} : { lat, long: lon }),
  };
}

function timesOf({ reportedAt, updatedAt, closedAt, expectedAt }: RequestRow, at: (instant: Date) => string) {
  return {
    requested_datetime: at(reportedAt),
    updated_datetime: at(closedAt ?? updatedAt),
    ...(expectedAt === null ? {} : { expected_datetime: at(expectedAt) }),
  };
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1).toWellFormed()}…` : text;
}

/** Writes instants as the W3C's note has them, to the second and with the zone's offset: 2010-04-14T06:37:38-08:00. */
export function instantWriter(zone: string): (instant: Date) => string {
  const offsetAt = offsetReader(zone);
  return (instant) => {
    const minutes = Math.round(offsetAt(instant.getTime()) / 60_000);
    const wall = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, 19);
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return `${wall}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
  };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
