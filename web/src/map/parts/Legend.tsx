import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../ui/number.ts';
import type { Glyph } from '../tiles/glyphs.ts';
import { GlyphSign } from './GlyphSign.tsx';

/** A state of a layer as the legend shows it. */
export type LegendState = {
  readonly id: string;
  readonly name: string;
  readonly glyph: Glyph;
  readonly count?: number | undefined;
  readonly shown: boolean;
};

export type LegendLayer = {
  readonly id: string;
  readonly name: string;
  readonly shown: boolean;
  /** Worst first. */
  readonly states: readonly LegendState[];
};

type LegendProps = {
  readonly layers: readonly LegendLayer[];
  readonly onLayer: (id: string, shown: boolean) => void;
  readonly onState: (layer: string, state: string, shown: boolean) => void;
};

/** What the signs mean, how many there are, and which of them are shown: each line is a switch. */
export function Legend({ layers, onLayer, onState }: LegendProps) {
  return (
    <div className="cy-legend">
      {layers.map((layer) => (
        <LayerPart key={layer.id} layer={layer} onLayer={onLayer} onState={onState} />
      ))}
    </div>
  );
}

type PartProps = Omit<LegendProps, 'layers'> & { readonly layer: LegendLayer };

function LayerPart({ layer: { id, name, shown, states }, onLayer, onState }: PartProps) {
  const { t } = useTranslation('map');
  const counts = states.flatMap(({ count }) => count ?? []);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const empty = counts.length > 0 && total === 0;
  return (
    <section className={shown ? 'cy-legend-layer' : 'cy-legend-layer is-off'}>
      <button type="button" className="cy-legend-head" aria-pressed={shown} onClick={() => onLayer(id, !shown)}>
        {shown ? <EyeOutlined aria-hidden /> : <EyeInvisibleOutlined aria-hidden />}
        <span>{name}</span>
        {empty ? <small>{t('nothing')}</small> : counts.length > 0 && <b>{numberText(total)}</b>}
      </button>
      {shown && !empty && states.length > 0 && (
        <ul>
          {states.map((state) => (
            <li key={state.id}>
              <button
                type="button"
                className={state.shown ? 'cy-legend-state' : 'cy-legend-state is-off'}
                aria-pressed={state.shown}
                onClick={() => onState(id, state.id, !state.shown)}
              >
                <GlyphSign glyph={state.glyph} />
                <span>{state.name}</span>
                {state.count !== undefined && <b>{numberText(state.count)}</b>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
