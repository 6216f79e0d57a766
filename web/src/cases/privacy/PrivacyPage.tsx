import '../case.css';
import './privacy.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { SplitFrame } from '../../ui/SplitFrame.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { FilterBar } from './FilterBar.tsx';
import { NewRequest } from './NewRequest.tsx';
import { requestsQuery } from './queries.ts';
import { RequestList } from './RequestList.tsx';
import { RequestPane } from './RequestPane.tsx';
import { usePrivacyAddress } from './use-privacy-address.ts';

/** What members of the public ask about their own personal data: requests at the left, one of them at the right. */
export function PrivacyPage() {
  const { t } = useTranslation('privacy');
  const town = useTown().id;
  const { requestId, narrow, open, close } = usePrivacyAddress();
  const list = useQuery(requestsQuery(town, narrow));
  const [making, setMaking] = useState(false);
  const make = () => setMaking(true);
  return (
    <div className="prv-page">
      <SplitFrame
        label={t('list')}
        bar={<FilterBar counts={list.data?.counts} onMake={make} />}
        list={<RequestList list={list} chosen={requestId} onChoose={open} onMake={make} />}
        detail={requestId && <RequestPane key={requestId} id={requestId} days={list.data?.days} />}
        empty={<EmptyState title={t('choose')} hint={t('chooseHint')} />}
        onBack={close}
      />
      {making && <NewRequest onClose={() => setMaking(false)} onMade={open} />}
    </div>
  );
}
