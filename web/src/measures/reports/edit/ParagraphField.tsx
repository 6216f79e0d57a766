import type { ReportFigure, ReportParagraph } from '@chengyun/contract/reports';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedNumbers } from './draft.ts';
import { WordsBox } from './WordsBox.tsx';

type FieldProps = {
  readonly block: ReportParagraph;
  readonly label: string;
  readonly figures: Readonly<Record<string, ReportFigure>>;
  readonly text: string;
  readonly onChange: (text: string) => void;
};

/** A paragraph to be changed where it stands; what the rules wrote can be brought back. */
export function ParagraphField({ block, label, figures, text, onChange }: FieldProps) {
  const { t } = useTranslation('reports');
  const [round, setRound] = useState(0);
  const typed = typedNumbers(text, block.made);
  const restore = () => {
    onChange(block.made);
    setRound(round + 1);
  };
  return (
    <div className="rep-field-block">
      <WordsBox key={round} label={label} text={text} figures={figures} onChange={onChange} />
      <p className="rep-field-note">
        {typed.length > 0 && <span className="rep-warn">{t('edit.unlinked', { list: typed.join(', ') })}</span>}
        {text !== block.made && (
          <button type="button" className="rep-link" onClick={restore}>
            {t('edit.restore')}
          </button>
        )}
      </p>
    </div>
  );
}
