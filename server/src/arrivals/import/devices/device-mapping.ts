import type { ImportMapping, RowProblem } from '@chengyun/contract/import';
import { guessColumns, guessCrs } from '../rows/guess-mapping.ts';
import { findColumnGaps } from '../rows/row-plan.ts';
import { FAULTS, problem } from '../rows/row-problem.ts';
import { DEVICE_FAULTS } from './device-faults.ts';
import { DEVICE_HEADINGS } from './device-headings.ts';
import type { DeviceWords } from './device-row.ts';

/** What the caller says that the file does not. */
export type DeviceDefaults = Pick<ImportMapping, 'protocol' | 'profile'>;

/** A mapping of a list of devices to start from, by the headings. */
export function guessDeviceMapping(headings: readonly string[], { protocol, profile }: DeviceDefaults): ImportMapping {
  const crs = guessCrs(headings);
  return {
    ...{ kind: 'devices', source: 'import', columns: guessColumns(headings, DEVICE_HEADINGS) },
    ...(protocol ? { protocol } : {}),
    ...(profile ? { profile } : {}),
    ...(crs === 'wgs84' ? {} : { crs }),
  };
}

/** What keeps a mapping from being used on a file of devices with these headings. */
export function findDeviceGaps(
  headings: readonly string[],
  mapping: ImportMapping,
  { profiles }: DeviceWords,
): readonly RowProblem[] {
  const gaps = [...findColumnGaps(headings, mapping)];
  const { externalId, name, protocol } = mapping.columns;
  if (externalId === undefined) gaps.push(problem('externalId', '', FAULTS.missing));
  if (name === undefined) gaps.push(problem('name', '', FAULTS.missing));
  if (protocol === undefined && mapping.protocol === undefined)
    gaps.push(problem('protocol', '', DEVICE_FAULTS.noProtocol));
  if (mapping.profile !== undefined && profiles.get(mapping.profile) === undefined) {
    gaps.push(problem('profile', mapping.profile, DEVICE_FAULTS.profile));
  }
  return gaps;
}
