import type { WallFigure, WallRow } from '@chengyun/contract/wall';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../text/language.ts';
import { FigureLink } from './FigureLink.tsx';
import { useInSight } from './use-in-sight.ts';
import { Value } from './Value.tsx';

/** Groups in their order, each with its figure and how that changed; as many as there is room for. */
export function Ranking({ rows }: { readonly rows: readonly WallRow[] }) {
  const { i18n } = useTranslation();
  const list = useInSight(rows);
  return (
    <ol ref={list} className="cy-wall-ranking">
      {rows.map(
        ({ key, title, figure }, nth) =>
          figure && (
            <li key={key}>
              <FigureLink figure={figure}>
                <span className="cy-wall-rank">{nth + 1}</span>
                <span className="cy-wall-name">{shortName(inLanguage(title, i18n.language))}</span>
                <Value value={figure.value} format={figure.format} />
                <Change figure={figure} />
              </FigureLink>
            </li>
          ),
      )}
    </ol>
  );
}

/* A class is told with what it belongs to; on the wall its own name is enough. */
function shortName(name: string): string {
  return name.split(' / ').at(-1) ?? name;
}

function Change({ figure: { value, before, format, direction } }: { readonly figure: WallFigure }) {
  if (value === null || before === null) return <span className="cy-wall-change" />;
  const change = format === 'share' ? (value - before) * 100 : value - before;
  const size = Math.abs(change).toFixed(format === 'count' ? 0 : 1);
  const zero = Number(size) === 0;
  const better = change > 0 === (direction === 'higher');
  const tone = zero || direction === 'neutral' ? '' : better ? 'cy-wall-better' : 'cy-wall-worse';
  return <span className={`cy-wall-change ${tone}`}>{zero ? '0' : `${change > 0 ? '+' : '−'}${size}`}</span>;
}
