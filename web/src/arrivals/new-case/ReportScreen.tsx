import { useQuery } from '@tanstack/react-query';
import { App, Segmented, Select } from 'antd';
import { type KeyboardEvent, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { takesDrops } from '../../ui/photos/PhotoStrip.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { useDebounced } from '../use-debounced.ts';
import { CallerFields } from './CallerFields.tsx';
import { CategoryField } from './CategoryField.tsx';
import { DraftBar } from './DraftBar.tsx';
import { firstSource, hasCaller, type ReportKind } from './kinds.ts';
import { PlaceField } from './PlaceField.tsx';
import { draftQuery } from './queries.ts';
import { isTelling, needsOf, toDraft } from './report-form.ts';
import { type AskedDraft, ProposalsPanel, TwinsPanel } from './TwinsPanel.tsx';
import type { Report } from './use-report.ts';
import { WordsFields } from './WordsFields.tsx';

type ScreenProps = {
  readonly report: Report;
  readonly kinds: readonly ReportKind[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onFile: () => void;
};

/** Left the caller and the words, in the middle place and class, right what is like it; the acts below. */
export function ReportScreen({ report, kinds, busy, error, onFile }: ScreenProps) {
  const { t } = useTranslation('arrivals');
  const { form, change, photos } = report;
  const found = kinds.find(({ kind }) => kind.id === form.kind);
  const draft = useDraft(report);
  const keep = usePutAside(report);
  const drops = takesDrops(photos.add);
  return (
    <form
      className="arr-report"
      aria-label={t('page')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => isFreeEscape(event) && keep()}
      {...drops}
    >
      <ReportBar report={report} kinds={kinds} />
      <div className="arr-columns">
        <div className="arr-column">
          {hasCaller(form.source) && <CallerFields {...{ form, change }} />}
          <WordsFields {...{ form, change, photos }} kind={found?.kind} />
        </div>
        <div className="arr-column">
          <PlaceField {...{ form, change }} />
          <CategoryField
            {...{ form, change }}
            taxonomies={found?.taxonomies ?? []}
            suggested={draft.answer?.categories ?? []}
          />
          <ProposalsPanel draft={draft} />
        </div>
        <aside className="arr-column arr-side">
          <TwinsPanel {...{ draft, form, change }} />
        </aside>
      </div>
      {error !== null && <FailureNote error={error} />}
      <ReportActs {...{ report, busy, keep, onFile }} kind={found} />
    </form>
  );
}

/** Esc that no open list or dialog wants for itself. */
function isFreeEscape({ key, target, defaultPrevented, nativeEvent }: KeyboardEvent): boolean {
  if (key !== 'Escape' || defaultPrevented || nativeEvent.isComposing) return false;
  return !(target instanceof Element && target.closest('[aria-expanded="true"]'));
}

function useDraft({ form }: Report): AskedDraft {
  const town = useTown().id;
  const asked = useDebounced(form, 400);
  const { data, isError, isFetching, refetch } = useQuery(draftQuery(town, toDraft(asked), isTelling(asked)));
  const tells = isTelling(form);
  return {
    answer: tells ? data : undefined,
    failed: tells && isError,
    busy: isFetching,
    again: () => void refetch(),
  };
}

function usePutAside(report: Report) {
  const { t } = useTranslation('arrivals');
  const { message } = App.useApp();
  return () => {
    const kept = report.putAside();
    void message.info(t(kept ? 'drafts.kept' : 'drafts.empty'));
  };
}

function ReportBar({ report, kinds }: Pick<ScreenProps, 'report' | 'kinds'>) {
  const { t, i18n } = useTranslation('arrivals');
  const { roles } = useTown();
  const options = kinds.map(({ kind }) => ({ value: kind.id, label: inLanguage(kind.name, i18n.language) }));
  const others = options.slice(2);
  const choose = (id: string) => {
    const chosen = kinds.find(({ kind }) => kind.id === id);
    if (chosen) report.change({ kind: id, source: firstSource(chosen.kind, roles), category: undefined });
  };
  return (
    <header className="arr-bar">
      <h1>{t('page')}</h1>
      {kinds.length > 1 && (
        <Segmented aria-label={t('kind')} options={options.slice(0, 2)} value={report.form.kind} onChange={choose} />
      )}
      {others.length > 0 && (
        <Select
          className="arr-others"
          aria-label={t('otherKinds')}
          placeholder={t('otherKinds')}
          options={others}
          value={others.some(({ value }) => value === report.form.kind) ? report.form.kind : null}
          onChange={choose}
        />
      )}
      <DraftBar report={report} />
    </header>
  );
}

type ActsProps = Pick<ScreenProps, 'report' | 'busy' | 'onFile'> & {
  readonly kind: ReportKind | undefined;
  readonly keep: () => void;
};

function ReportActs({ report: { form, photos }, kind, busy, keep, onFile }: ActsProps) {
  const { t } = useTranslation('arrivals');
  const needs = useMemo(() => needsOf(form, kind?.kind, photos.sending), [form, kind, photos.sending]);
  const list = needs.map((need) => t(`need.${need}`)).join(t('join'));
  const label = form.twin ? t('submitMerge', { number: form.twin.number }) : t('submit');
  const file = useCallback(() => onFile(), [onFile]);
  return (
    <footer className="cy-acts">
      <ActButton primary label={label} k="mod+enter" loading={busy} disabled={needs.length > 0} onAct={file} />
      <button type="button" className="arr-keep" onClick={keep}>
        {t('keep')} <Kbd k="escape" plain />
      </button>
      <span className="cy-acts-hint" role="status">
        {needs.length > 0 ? t('missing', { list }) : t('ready')}
      </span>
    </footer>
  );
}
