import type { WallFigure } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../text/language.ts';
import { FigureLink } from './FigureLink.tsx';
import { Value } from './Value.tsx';

/** Figures two by two, each above its name. */
export function Numbers({ figures }: { readonly figures: readonly WallFigure[] }) {
  const { i18n } = useTranslation();
  return (
    <dl className="cy-wall-numbers">
      {figures.map((figure) => (
        <div key={figure.name.zh}>
          <dt>{inLanguage(figure.name, i18n.language)}</dt>
          <dd>
            <FigureLink figure={figure}>
              <Value value={figure.value} format={figure.format} />
            </FigureLink>
          </dd>
        </div>
      ))}
    </dl>
  );
}
