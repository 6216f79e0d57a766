import { useQuery } from '@tanstack/react-query';
import { Layer } from '@vis.gl/react-maplibre';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTown } from '../api/TownProvider.tsx';
import { usePalette } from '../ui/Tone.tsx';
import { DrawnGround } from './base/DrawnGround.tsx';
import { FileGround } from './base/FileGround.tsx';
import { groundMapsQuery } from './base/ground-maps.ts';
import { TiandituGround } from './base/TiandituGround.tsx';
import { aboveGround } from './ground.ts';

type BaseLayerProps = {
  /** Names of the drawn ground are written from this zoom on; the first they fit unless told. */
  readonly namesFrom?: number;
};

/**
 * What the town stands on: the region's file where there is one, else Tianditu, else, and while Tianditu does not answer, the ground
 * we draw. MapView brings it along.
 */
export function BaseLayer({ namesFrom = 0 }: BaseLayerProps) {
  const { t } = useTranslation('map');
  const palette = usePalette();
  const { data, isError } = useQuery(groundMapsQuery(useTown().id));
  const [failing, setFailing] = useState(false);
  const credit = data?.pmtiles?.attribution ?? (data?.tianditu ? t(failing ? 'tiandituAway' : 'tianditu') : undefined);
  const drawn = isError || (data && !data.pmtiles && (!data.tianditu || failing));
  return (
    <>
      <Layer id="land" type="background" paint={{ 'background-color': palette.land }} beforeId={aboveGround} />
      {data?.pmtiles && <FileGround file={data.pmtiles} />}
      {data && !data.pmtiles && data.tianditu && <TiandituGround onFailing={setFailing} />}
      {drawn && <DrawnGround namesFrom={namesFrom} />}
      {credit && <small className="cy-map-credit">{credit}</small>}
    </>
  );
}
