import type { GoalThing } from '@chengyun/contract/goals-answer';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ErrorState, Loading } from '../../ui/States.tsx';
import { GoalFacts } from './GoalFacts.tsx';
import { GoalLampSign } from './GoalLampSign.tsx';
import { GoalMonths } from './GoalMonths.tsx';
import { GoalNotes } from './GoalNotes.tsx';
import { GoalSettings } from './GoalSettings.tsx';
import { GoalTrend } from './GoalTrend.tsx';
import { MeasureLinks } from './MeasureLinks.tsx';
import { goalQuery } from './queries.ts';
import { useWhy } from './use-why.ts';

type GoalDrawerProps = { readonly id: string; readonly year: string | undefined; readonly onClose: () => void };

/** One indicator beside the board: how it stands and why, how it went, its months, who answers, notes. */
export function GoalDrawer({ id, year, onClose }: GoalDrawerProps) {
  const { i18n } = useTranslation('goals');
  const { data, error, refetch } = useQuery(goalQuery(useTown().id, id, year));
  return (
    <Drawer open onClose={onClose} size={760} title={data ? inLanguage(data.line.name, i18n.language) : ' '}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={10} inset={false} />}
      {data && <Thing thing={data} />}
    </Drawer>
  );
}

function Thing({ thing }: { readonly thing: GoalThing }) {
  const { t, i18n } = useTranslation('goals');
  const { line } = thing;
  const why = useWhy(line);
  return (
    <div className="gl-thing">
      <p className={`gl-why gl-why-${line.lamp}`}>
        <GoalLampSign line={line} withLabel />
        {line.lamp !== 'none' && <span>{why}</span>}
      </p>
      <GoalFacts line={line} />
      {line.measure !== null && <MeasureLinks line={line} measure={line.measure} />}
      <GoalTrend thing={thing} />
      <Panel title={t('months')} extra={t(line.measure === null ? 'entered' : 'computed')}>
        <GoalMonths thing={thing} />
      </Panel>
      <GoalSettings thing={thing} />
      <GoalNotes thing={thing} />
      <p className="gl-how">
        {t('named', { name: t('facts.how'), value: inLanguage(line.meaning, i18n.language) })}
        <small>{t(`runs.${line.runs}`)}</small>
      </p>
    </div>
  );
}
