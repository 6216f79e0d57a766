import type { Attachment, CaseDetail } from '@chengyun/contract/case';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DateTime } from '../../ui/Times.tsx';
import { NowLine } from './NowLine.tsx';
import { Photos } from './Photos.tsx';
import { type Told, tellStep } from './tell-step.ts';
import type { Piece } from './teller.ts';
import { useTeller } from './use-teller.ts';

/** The story of a case in one column: what is to be done now, then every step, newest first. */
export function Story({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const teller = useTeller(detail);
  const steps = useMemo(() => detail.journal.map((line) => tellStep(line, teller)).toReversed(), [detail, teller]);
  const last = steps.at(-1)?.seq;
  return (
    <section aria-label={t('page.story')}>
      <ol className="cy-story">
        <NowLine detail={detail} teller={teller} />
        {steps.map((told) => (
          <Step key={told.seq} told={told} files={filesOf(told, detail, told.seq === last)} />
        ))}
      </ol>
    </section>
  );
}

/** The files of a step; those that no step names came with the report. */
function filesOf({ files }: Told, { attachments, journal }: CaseDetail, first: boolean): readonly Attachment[] {
  if (!first) return attachments.filter(({ id }) => files.includes(id));
  const named = new Set(journal.slice(1).flatMap(({ input }) => Object.values(input).flat()));
  return attachments.filter(({ id }) => !named.has(id));
}

function Step({ told, files }: { readonly told: Told; readonly files: readonly Attachment[] }) {
  const { t } = useTranslation('story');
  return (
    <li className="cy-step" data-undone={told.undone || undefined}>
      <DateTime at={told.at} />
      <i aria-hidden />
      <div className="cy-step-words">
        <p className="cy-step-head">
          <b>{told.title}</b>
          {told.by && <span> · {told.by}</span>}
          {told.undone && <em>{t('undone')}</em>}
        </p>
        {told.said.map((piece) => (
          <Words key={`${piece.kind} ${piece.text}`} piece={piece} />
        ))}
        <Photos files={files} />
      </div>
    </li>
  );
}

function Words({ piece }: { readonly piece: Piece }) {
  const { t } = useTranslation('story');
  if (piece.kind === 'said') return <p className="cy-step-said">{piece.text}</p>;
  return <blockquote>{t('quote', { text: piece.text })}</blockquote>;
}
