import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { ActButton } from '../../ui/ActButton.tsx';
import { useFailureWords } from '../../ui/failure.ts';
import type { Filed } from './use-filing.ts';

type FiledNoteProps = { readonly filed: Filed; readonly onNext: () => void; readonly onMerge: () => void };

/** After filing: the number, large, to be told to the caller, and what next. */
export function FiledNote({ filed, onNext, onMerge }: FiledNoteProps) {
  const { t } = useTranslation('arrivals');
  const { receipt, twin, mergeError } = filed;
  const merged = twin && mergeError === undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="arr-filed">
      <h1 ref={heading} tabIndex={-1}>
        {merged ? t('filed.merged', { number: twin.number }) : t('filed.title')}
      </h1>
      <p className="arr-number">{receipt.number}</p>
      <p className="arr-note">{merged ? t('filed.mergedHint') : t('filed.hint')}</p>
      {twin && mergeError !== undefined && <MergeFailed {...{ twin, mergeError, onMerge }} />}
      <FiledActs filed={filed} onNext={onNext} />
    </div>
  );
}

function FiledActs({ filed: { receipt }, onNext }: Pick<FiledNoteProps, 'filed' | 'onNext'>) {
  const { t } = useTranslation('arrivals');
  const { message } = App.useApp();
  const [town, navigate] = [useTown().id, useNavigate()];
  const copy = useCallback(() => {
    void navigator.clipboard.writeText(receipt.number).then(() => message.success(t('filed.copied')));
  }, [receipt.number, message, t]);
  const open = useCallback(
    () => void navigate({ to: '/$town/desk/$caseId', params: { town, caseId: receipt.id }, search: {} }),
    [navigate, town, receipt.id],
  );
  return (
    <div className="arr-filed-acts">
      <ActButton primary label={t('filed.again')} k="enter" onAct={onNext} />
      {/* Browsers give the clipboard only to secure pages; elsewhere the number can still be selected. */}
      {window.isSecureContext && <ActButton label={t('filed.copy')} k="c" onAct={copy} />}
      <ActButton label={t('filed.open')} k="o" onAct={open} />
    </div>
  );
}

type MergeFailedProps = {
  readonly twin: NonNullable<Filed['twin']>;
  readonly mergeError: unknown;
  readonly onMerge: () => void;
};

function MergeFailed({ twin, mergeError, onMerge }: MergeFailedProps) {
  const { t } = useTranslation('arrivals');
  const words = useFailureWords(mergeError);
  return (
    <div className="arr-trouble" role="alert">
      <p>{t('filed.mergeFailed', { number: twin.number })}</p>
      <p className="arr-note">{words.detail}</p>
      <ActButton label={t('filed.mergeRetry')} onAct={onMerge} />
    </div>
  );
}
