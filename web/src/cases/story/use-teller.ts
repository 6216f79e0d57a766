import type { CaseDetail } from '@chengyun/contract/case';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/now.ts';
import { momentText } from '../../ui/time.ts';
import { useTongue } from '../../ui/Zone.tsx';
import { useSourceName } from '../words.ts';
import type { Teller } from './teller.ts';

/** What the sentences about a case are told with, in the reader's language and the town's time. */
export function useTeller(about: CaseDetail): Teller {
  const { t } = useTranslation('story');
  const { t: terms } = useTranslation('terms');
  const { t: frame, i18n } = useTranslation('frame');
  const tongue = useTongue();
  const source = useSourceName();
  const now = useNow();
  const today = now.toDateString();
  // Moments are told by the day (昨日, 明日), so they need not be told anew every ten seconds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(
    () => ({
      t,
      terms,
      language: i18n.language,
      about,
      moment: (at) => momentText(new Date(at), now, tongue),
      role: (role) => frame(`roles.${role}`),
      source,
    }),
    [t, terms, frame, i18n.language, about, today, tongue.zone, source],
  );
}
