import type { ReportFigure } from '@chengyun/contract/reports';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changed, useReportAddress } from '../use-report-address.ts';
import { shownOf } from './pieces.ts';

type WordsProps = { readonly text: string; readonly figures: Readonly<Record<string, ReportFigure>> };

/** A text of the report, each of its numbers a link to what it counts. */
export function Words({ text, figures }: WordsProps) {
  return shownOf(text, figures).map((piece) =>
    'text' in piece ? piece.text : <FigureLink key={piece.id} figure={piece.figure} />,
  );
}

function FigureLink({ figure }: { readonly figure: ReportFigure }) {
  const { t } = useTranslation('reports');
  const { search } = useReportAddress();
  const { key, label, text } = figure;
  return (
    <Link
      to="."
      search={changed(search, { figure: key, part: undefined }) as never}
      resetScroll={false}
      className="rep-figure"
      aria-current={search.figure === key}
      title={t('figure.open', { label, text })}
    >
      {text}
    </Link>
  );
}
