import type { CaseDetail } from '@chengyun/contract/case';
import type { Teller } from './teller.ts';

type Waiting = Pick<CaseDetail, 'state' | 'suspendedUntil' | 'leadUnitName' | 'proposals' | 'tasks'>;

/** What an open case waits for now, in one sentence. */
export function waitsFor(detail: Waiting, { t, moment }: Pick<Teller, 't' | 'moment'>): string {
  const unit = detail.leadUnitName ?? t('someUnit');
  if (detail.suspendedUntil) return t('now.suspended', { until: moment(detail.suspendedUntil) });
  switch (detail.state) {
    case 'filed': {
      const units = detail.proposals.map(({ part, unitName }) => t(part, { unit: unitName })).join(t('join'));
      return units ? t('now.proposed', { units }) : t('now.filed');
    }
    case 'dispatched':
      return t('now.dispatched', { unit });
    case 'handling': {
      const units = coHandling(detail.tasks).join(t('join'));
      return units ? t('now.coFirst', { unit, units }) : t('now.handling', { unit });
    }
    case 'handled':
      return t('now.handled');
    case 'checked':
      return t('now.checked');
    default:
      return t('now.reported');
  }
}

/** The lead unit replies for all, so those that help come first. */
function coHandling(tasks: Waiting['tasks']): readonly string[] {
  return tasks
    .filter(({ part, state }) => part === 'co' && (state === 'open' || state === 'accepted'))
    .flatMap(({ unitName }) => unitName ?? []);
}
