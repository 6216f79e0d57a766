import '../reports.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../../api/TownProvider.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Scrolls } from '../../../ui/Scrolls.tsx';
import { ErrorState, Loading } from '../../../ui/States.tsx';
import { rulesQuery, settingsQuery } from '../queries.ts';
import { RulesDesk } from './RulesDesk.tsx';
import { SettingsForm } from './SettingsForm.tsx';

/** By which sentences reports are written, when they are made, and who signs them. */
export function RulesPage() {
  const { t } = useTranslation('reports');
  const town = useTown().id;
  const rules = useQuery(rulesQuery(town));
  const settings = useQuery(settingsQuery(town));
  const error = rules.error ?? settings.error;
  const retry = () => void Promise.all([rules.refetch(), settings.refetch()]);
  return (
    <Scrolls as="div" className="rep-rules">
      <PageHeader
        eyebrow={
          <Link to="/$town/reports" params={{ town }} search={{}}>
            {t('setting.back')}
          </Link>
        }
        title={t('setting.title')}
        lead={t('setting.lead')}
      />
      {error && <ErrorState error={error} onRetry={retry} />}
      {!error && !(rules.data && settings.data) && <Loading rows={12} />}
      {settings.data && <SettingsForm key={`s${settings.data.version}`} now={settings.data} />}
      {rules.data && <RulesDesk key={`r${rules.data.version}`} now={rules.data} />}
    </Scrolls>
  );
}
