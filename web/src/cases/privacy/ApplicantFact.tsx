import type { PrivacyDetail } from '@chengyun/contract/privacy-request';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { InFull } from '../InFull.tsx';
import { privacyKey } from './queries.ts';
import type { Seen } from './RequestPane.tsx';

type FactProps = {
  readonly detail: PrivacyDetail;
  readonly seen: Seen | undefined;
  readonly onSeen: (seen: Seen) => void;
};

/** Who asks, masked; in full only after giving a reason, which is kept. */
export function ApplicantFact({ detail, seen, onSeen }: FactProps) {
  const { t } = useTranslation('privacy');
  const town = useTown().id;
  const cache = useQueryClient();
  const shown = seen?.applicant ?? detail.applicant;
  if (!shown) return <span>—</span>;
  const words = `${shown.name} ${shown.phone}`;
  if (seen || !detail.allowed.includes('look')) return <span className="cy-figure">{words}</span>;
  const look = async (reason: string) => {
    onSeen(await api<Seen>(paths.privacyRequest(town, detail.id, '/reveal'), { body: { reason } }));
    void cache.invalidateQueries({ queryKey: privacyKey(town) });
  };
  return <InFull shown={words} words={t('reveal', { returnObjects: true })} ask={look} />;
}
