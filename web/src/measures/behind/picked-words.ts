import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { fullMoment } from '../../ui/time.ts';
import type { Asked } from '../figures/address.ts';
import { useGroundName } from '../figures/ground-names.ts';
import { addDays } from '../period/days.ts';

type PickedWord = { readonly name: string; readonly text: string };

/** What narrows the list, in words, each to be taken away. */
export function usePickedWords(_measure: MeasureInfo, { picked }: Asked): readonly PickedWord[] {
  const { t } = useTranslation('measures');
  const nameOf = useGroundName();
  const { zone } = useTown();
  const { from, to, part, ...keys } = picked;
  const text = from && (to ? spanText(from, to) : t('since', { at: fullMoment(new Date(from), zone) }));
  const days = text ? [{ name: 'from', text }] : [];
  const parts = part ? [{ name: 'part', text: t(`part.${partKey(part)}`) }] : [];
  const groups = Object.entries(keys).map(([name, key]) => ({ name, text: nameOf(name, key ?? '') }));
  return [...days, ...groups, ...parts];
}

function spanText(from: string, to: string): string {
  const last = addDays(to, -1);
  return last === from ? from : `${from} – ${last.slice(5)}`;
}

const partKey = (part: string) => (part === 'denominator' || part === 'rest' ? part : 'numerator');
