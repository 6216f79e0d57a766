import type { WallFigure } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../text/language.ts';
import { FigureLink } from './FigureLink.tsx';
import { Value } from './Value.tsx';

type HeadingProps = { readonly title: string; readonly note?: string | undefined; readonly total?: WallFigure | null };

/** Name of a part at the left, what it is about or its figure at the right. */
export function Heading({ title, note, total }: HeadingProps) {
  const { i18n } = useTranslation();
  return (
    <h2 className="cy-wall-heading">
      {title}
      {note && <span>{note}</span>}
      {total && (
        <FigureLink figure={total} className={total.direction === 'lower' && total.value ? 'cy-wall-late' : ''}>
          {inLanguage(total.name, i18n.language)} <Value value={total.value} format={total.format} />
        </FigureLink>
      )}
    </h2>
  );
}
