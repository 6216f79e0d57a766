import type { OccasionKind } from '@chengyun/contract/alarm-words';
import type { NewOccasion } from '@chengyun/contract/occasion';
import { instantOf, wallOf } from '../../ui/wall-time.ts';

export const scopes = ['building', 'community', 'devices'] as const;
export type Scope = (typeof scopes)[number];

/** What stands in the form; `from` and `to` are wall times of the town. */
export type Announcement = {
  readonly kind: OccasionKind;
  readonly name: string;
  readonly reason: string;
  readonly scope: Scope;
  readonly building: string;
  readonly communityCode: string;
  readonly deviceIds: readonly string[];
  readonly from: string;
  readonly to: string;
};

/** Usual lengths, in milliseconds. */
export const usualSpans = { hour: 3_600_000, hours2: 7_200_000, half: 4 * 3_600_000, day: 86_400_000 } as const;

/** An empty form: a drill of two hours from now on. */
export function emptyAnnouncement(now: Date, zone: string): Announcement {
  return {
    ...{ kind: 'drill', name: '', reason: '', scope: 'building', building: '', communityCode: '', deviceIds: [] },
    ...{ from: wallOf(now, zone), to: wallOf(new Date(now.getTime() + usualSpans.hours2), zone) },
  };
}

/** The end that a usual length gives from the beginning in the form. */
export function endAfter(from: string, span: keyof typeof usualSpans, zone: string): string {
  const begin = instantOf(from, zone);
  return begin ? wallOf(new Date(begin.getTime() + usualSpans[span]), zone) : from;
}

/** What is sent, or the first thing that is missing. */
export function toOccasion(given: Announcement, zone: string): NewOccasion | 'name' | 'where' | 'time' {
  const [from, to] = [instantOf(given.from, zone), instantOf(given.to, zone)];
  if (given.name.trim().length < 2) return 'name';
  const where = whereOf(given);
  if (!where) return 'where';
  if (!from || !to || to <= from) return 'time';
  const reason = given.reason.trim();
  return {
    ...{ kind: given.kind, name: given.name.trim(), from: from.toISOString(), to: to.toISOString() },
    ...where,
    ...(reason && { reason }),
  };
}

function whereOf({ scope, building, communityCode, deviceIds }: Announcement) {
  switch (scope) {
    case 'building':
      return building.trim() === '' ? undefined : { building: building.trim() };
    case 'community':
      return communityCode === '' ? undefined : { communityCode };
    case 'devices':
      return deviceIds.length === 0 ? undefined : { deviceIds: [...deviceIds] };
  }
}
