import type { WallFigure } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { isShort } from '../../../charts/values.ts';
import { inLanguage } from '../../../text/language.ts';
import { FigureLink } from './FigureLink.tsx';
import { Value } from './Value.tsx';

/** Shares as bars, each with its target as a line; short of it, the bar is amber and its figure says so with a sign. */
export function Rates({ figures }: { readonly figures: readonly WallFigure[] }) {
  const { i18n } = useTranslation();
  return (
    <ul className="cy-wall-rates">
      {figures.map((figure) => {
        const short = isShort(figure.value, figure.target, figure.direction);
        return (
          <li key={`${figure.name.zh} ${figure.opens.id}`}>
            <FigureLink figure={figure} className={short ? 'cy-wall-short' : ''}>
              <span>{inLanguage(figure.name, i18n.language)}</span>
              <Bar value={figure.value} target={figure.target} />
              <Value value={figure.value} format={figure.format} />
            </FigureLink>
          </li>
        );
      })}
    </ul>
  );
}

function Bar({ value, target }: { readonly value: number | null; readonly target: number | null }) {
  const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100))}%`;
  return (
    <span className="cy-wall-bar" aria-hidden="true">
      {value !== null && <i style={{ width: percent(value) }} />}
      {target !== null && <s style={{ left: percent(target) }} />}
    </span>
  );
}
