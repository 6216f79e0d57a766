import '../arrivals.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/States.tsx';
import { FiledNote } from './FiledNote.tsx';
import { kindsFor, type ReportKind } from './kinds.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { useFiling } from './use-filing.ts';
import { useReport } from './use-report.ts';

/** A report taken by hand, as fast as it is told: one screen, one number at the end. */
export function NewCasePage() {
  const { t } = useTranslation('arrivals');
  const town = useTown();
  const { data, error, refetch } = useQuery(packsQuery(town.id));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={10} />;
  const kinds = kindsFor(data.packs, town.roles);
  const [first] = kinds;
  if (!first) return <EmptyState whole title={t('noKinds')} hint={t('noKindsHint')} />;
  return <Reporting kinds={kinds} first={first} />;
}

function Reporting({ kinds, first }: { readonly kinds: readonly ReportKind[]; readonly first: ReportKind }) {
  const report = useReport(first);
  const { file, mergeAgain } = useFiling(report.id);
  const filed = mergeAgain.data ?? file.data;
  const next = () => {
    file.reset();
    mergeAgain.reset();
  };
  if (filed) return <FiledNote filed={filed} onNext={next} onMerge={() => mergeAgain.mutate(filed)} />;
  return (
    <ReportScreen
      key={report.id}
      report={report}
      kinds={kinds}
      busy={file.isPending}
      error={file.error}
      onFile={() => file.mutate(report.form, { onSuccess: report.done })}
    />
  );
}
