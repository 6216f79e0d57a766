import type { CaseDetail } from '@chengyun/contract/case';
import type { Revealed } from '@chengyun/contract/reporter';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { DateTime } from '../../ui/Times.tsx';
import { revealedKey } from '../data/in-full.ts';
import { InFull } from '../InFull.tsx';
import { reporterActs } from './reporter-acts.ts';

/** The reporter, masked; in full only after giving a reason, which is kept, and only while this page is open. */
export function ReporterFact({ detail, isInFull }: { readonly detail: CaseDetail; readonly isInFull: boolean }) {
  const { t } = useTranslation('cases');
  const { id: town, roles } = useTown();
  const cache = useQueryClient();
  const acts = reporterActs({ roles, state: detail.state, isInFull });
  if (detail.reporterHidden) return <span>{t('reveal.hidden')}</span>;
  const { name, phone, idNumber, address } = detail.reporter ?? {
    name: null,
    phone: null,
    idNumber: null,
    address: null,
  };
  const words = [name, phone, idNumber, address].filter(Boolean).join(' ');
  if (detail.erasedAt && words === '')
    return (
      <span>
        {t('reveal.erased')} <DateTime at={detail.erasedAt} />
      </span>
    );
  if (!acts.look && !acts.erase) return <span className="cy-figure">{words}</span>;
  const look = async (reason: string) => {
    const revealed = await api<Revealed>(paths.caseReveal(town, detail.id), { body: { reason } });
    cache.setQueryData(revealedKey(town, detail.id), revealed);
  };
  const erase = (reason: string, close: () => void) =>
    acts.erase && <Erase caseId={detail.id} reason={reason} onDone={close} />;
  if (!acts.look) return <InFull shown={words} words={t('reveal.erasing', { returnObjects: true })} more={erase} />;
  return <InFull shown={words} words={t('reveal', { returnObjects: true })} ask={look} more={erase} />;
}

interface EraseProps {
  readonly caseId: string;
  readonly reason: string;
  readonly onDone: () => void;
}

/** At the request of whom it concerns: what is personal of an ended case goes for good. */
function Erase({ caseId, reason, onDone }: EraseProps) {
  const { t } = useTranslation('cases');
  const town = useTown().id;
  const { message, modal } = App.useApp();
  const cache = useQueryClient();
  const erase = useMutation({
    mutationFn: () => api(paths.caseErase(town, caseId), { body: { reason } }),
    onSuccess: async () => {
      cache.removeQueries({ queryKey: revealedKey(town, caseId) });
      await cache.invalidateQueries();
      void message.success(t('reveal.erasedDone'));
      onDone();
    },
  });
  const ask = () =>
    void modal.confirm({
      ...{ title: t('reveal.eraseSure'), okText: t('reveal.erase'), okButtonProps: { danger: true } },
      onOk: () => erase.mutate(),
    });
  return (
    <>
      {erase.error && <FailureLine error={erase.error} />}
      <Button danger loading={erase.isPending} disabled={reason.length < 2} onClick={ask}>
        {t('reveal.erase')}
      </Button>
    </>
  );
}
