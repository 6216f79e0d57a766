import type { WallScene } from '@chengyun/contract/wall';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GlyphSign } from '../../map/parts/GlyphSign.tsx';
import { type Glyph, glyphs } from '../../map/tiles/glyphs.ts';
import { useHotkeys } from '../../ui/hotkeys.tsx';
import type { KeyMap } from '../../ui/keys.ts';
import { useComingBack } from './coming-back.ts';
import { type LayerChoice, layersOf, toggled, wallLayers } from './layers.ts';

type LayersProps = {
  readonly scene: WallScene;
  readonly choice: LayerChoice;
  readonly onChoice: (choice: LayerChoice) => void;
};

const signs: Readonly<Record<(typeof wallLayers)[number], Glyph>> = {
  cases: glyphs.cases.red,
  alarms: glyphs.alarms.critical,
  devices: glyphs.devices.ok,
  patrols: glyphs.patrols.heard,
  cameras: glyphs.cameras.ok,
  sections: glyphs.sections.ok,
  sites: glyphs.sites.shelter,
};

/** What the map shows beside what its scene is about: a list that L opens, kept in the address. */
export function Layers({ scene, choice, onChoice }: LayersProps) {
  const { t } = useTranslation('wall');
  const { t: word } = useTranslation('map');
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useComingBack(close);
  useHotkeys(
    useMemo((): KeyMap => {
      const l = { run: () => setOpen((was) => !was), label: t('keys.layers') };
      return open ? { l, escape: close } : { l };
    }, [open, close, t]),
  );
  const shown = layersOf(scene, choice);
  return (
    <div className="cy-wall-layers">
      {open && (
        <ul>
          {wallLayers.map((layer) => (
            <li key={layer}>
              <button
                type="button"
                aria-pressed={shown.has(layer)}
                onClick={() => onChoice(toggled(choice, scene, layer))}
              >
                <GlyphSign glyph={signs[layer]} />
                {word(`layer.${layer}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="cy-wall-layers-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {word('panelOpen')}
      </button>
    </div>
  );
}
