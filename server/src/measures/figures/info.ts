import type { MeasureDefinition } from '@chengyun/contract/measures';
import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { basisNames, type MeasureBasis, type MeasureFormat } from '@chengyun/contract/measures-words';
import { caseGroups } from './groups.ts';

/** What is told of a measure. */
export function infoOf(measure: MeasureDefinition): MeasureInfo {
  const { id, name, formula, direction, target = null } = measure;
  const basis = basisOf(measure);
  return {
    ...{ id, name, formula, direction, target, basis },
    family: id.split('.')[0] ?? id,
    subject: subjectOf(measure),
    basisName: basisNames[basis],
    format: formatOf(measure),
    dimensions: dimensionsOf(measure),
  };
}

function subjectOf({ kind }: MeasureDefinition): MeasureInfo['subject'] {
  if (kind === 'alarms') return 'alarm';
  return kind === 'devices' ? 'device' : 'case';
}

function basisOf(measure: MeasureDefinition): MeasureBasis {
  if (measure.kind === 'alarms') return 'raised';
  return measure.kind === 'devices' ? 'now' : measure.basis;
}

function dimensionsOf({ kind }: MeasureDefinition): MeasureInfo['dimensions'] {
  if (kind === 'devices') return ['area', 'grid', 'profile', 'site'];
  if (kind === 'alarms') return ['area', 'grid', 'profile', 'site', 'kind', 'weekday', 'hour', 'day', 'month'];
  return [...caseGroups];
}

function formatOf(measure: MeasureDefinition): MeasureFormat {
  switch (measure.kind) {
    case 'count':
      return 'count';
    case 'share':
      return 'share';
    case 'mean':
      return 'hours';
    case 'spread':
      return measure.spread === 'unit-grids' ? 'share' : 'number';
    case 'alarms':
      return measure.figure === 'median-minutes' ? 'minutes' : measure.figure;
    case 'devices':
      return measure.figure;
  }
}
