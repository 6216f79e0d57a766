import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { RelativeTime } from '../../ui/Times.tsx';
import { titleNow } from './report-form.ts';
import type { Report } from './use-report.ts';

/** Offers to go on with the draft that was put aside last. */
export function DraftBar({ report }: { readonly report: Report }) {
  const { t } = useTranslation('arrivals');
  const [last, ...others] = report.drafts.drafts.filter(({ id }) => id !== report.id);
  if (!last) return null;
  return (
    <div className="arr-drafts">
      <p>
        {t('drafts.last', { title: titleNow(last.form) || last.form.phone || t('drafts.untitled') })}{' '}
        <span className="arr-note">
          <RelativeTime at={last.at} />
          {others.length > 0 && ` · ${t('drafts.more', { n: others.length })}`}
        </span>
      </p>
      <Button size="small" onClick={() => report.resume(last)}>
        {t('drafts.resume')}
      </Button>
      <Button size="small" type="text" onClick={() => report.drafts.drop(last.id)}>
        {t('drafts.drop')}
      </Button>
    </div>
  );
}
