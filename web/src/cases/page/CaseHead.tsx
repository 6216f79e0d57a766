import type { CaseDetail, CaseSummary } from '@chengyun/contract/case';
import { useTranslation } from 'react-i18next';
import { areaText } from '../../ui/area-text.ts';
import { type Fact, PageHeader } from '../../ui/PageHeader.tsx';
import { Marks } from '../queue/Marks.tsx';
import { useLocal, useSourceName } from '../words.ts';
import { ReporterFact } from './ReporterFact.tsx';

type CaseHeadProps = {
  /** What the list already knows, so that the head stands at once. */
  readonly summary: CaseSummary;
  readonly detail: CaseDetail | undefined;
  /** Somebody gave a reason and sees what is personal in full. */
  readonly isInFull: boolean;
};

/** Number, source and matter; the title; what, where and who. */
export function CaseHead({ summary, detail, isInFull }: CaseHeadProps) {
  const { t } = useTranslation('cases');
  const { t: terms } = useTranslation('terms');
  const [local, source] = [useLocal(), useSourceName()];
  const { number, matter, state, categoryName, place, areaName } = summary;
  const eyebrow = [number, source(summary.source), matter && terms(`matter.${matter}`), terms(`state.${state}`)];
  const where = [place, areaText(areaName)].filter(Boolean).join(' · ');
  const facts: readonly Fact[] = [
    { name: t('page.category'), value: categoryName ? local(categoryName) : t('page.noCategory') },
    { name: t('page.place'), value: where || t('page.noPlace') },
    ...(detail && (detail.reporter || detail.reporterHidden || detail.erasedAt)
      ? [{ name: t('page.reporter'), value: <ReporterFact key={detail.id} {...{ detail, isInFull }} /> }]
      : []),
    ...(detail?.reporterCompany ? [{ name: t('page.reporterCompany'), value: detail.reporterCompany }] : []),
    ...(detail?.complainedUnitName ? [{ name: t('page.complainedUnit'), value: detail.complainedUnitName }] : []),
    ...(detail?.leadUnitName ? [{ name: t('page.unit'), value: detail.leadUnitName }] : []),
  ];
  return (
    <PageHeader
      eyebrow={
        <>
          {eyebrow.filter(Boolean).join(' · ')}
          <span className="cy-head-marks">
            <Marks row={summary} />
          </span>
        </>
      }
      title={summary.title}
      facts={facts}
    />
  );
}
