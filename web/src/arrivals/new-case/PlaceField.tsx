import type { FoundPlace } from '@chengyun/contract/place';
import type { Position } from '@chengyun/contract/words';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { LazyMapView } from '../../map/LazyMapView.tsx';
import { useDebounced } from '../use-debounced.ts';
import { AreaLine } from './AreaLine.tsx';
import { Field } from './Field.tsx';
import { FlyingPick } from './FlyingPick.tsx';
import { placeWords } from './place-words.ts';
import { placeAtQuery } from './queries.ts';
import type { ReportChange, ReportForm } from './report-form.ts';

type PlaceProps = { readonly form: ReportForm; readonly change: (change: ReportChange) => void };

/** Where it is: found by its address, or picked on the map; the words stay the clerk's own. */
export function PlaceField({ form, change }: PlaceProps) {
  const { t } = useTranslation('arrivals');
  const pick = usePick(form, change);
  return (
    <section className="arr-part" aria-label={t('place')}>
      <AddressField {...{ form, change }} />
      <div className="arr-map">
        <LazyMapView label={t('map')}>
          <FlyingPick value={form.position} onPick={pick} />
        </LazyMapView>
      </div>
      <AreaLine position={form.position}>
        <Button size="small" type="text" onClick={() => change({ position: undefined })}>
          {t('unplace')}
        </Button>
      </AreaLine>
    </section>
  );
}

/** A place picked on the map gets the nearest address as its words, unless there are words already. */
function usePick(form: ReportForm, change: PlaceProps['change']) {
  const { t } = useTranslation('arrivals');
  const queryClient = useQueryClient();
  const town = useTown().id;
  const hasWords = form.place.trim() !== '';
  return useCallback(
    (position: Position) => {
      change({ position });
      if (hasWords) return;
      queryClient
        .fetchQuery(placeAtQuery(town, position))
        .then(({ nearest }) => {
          if (nearest) change({ place: t('near', { place: nearest.place.address }) });
        })
        .catch(() => undefined); // the position is what counts; its words can be written by hand
    },
    [change, hasWords, queryClient, town, t],
  );
}

function AddressField({ form, change }: PlaceProps) {
  const { t } = useTranslation('arrivals');
  const town = useTown().id;
  const [asked, setAsked] = useState('');
  const q = useDebounced(asked.trim(), 200);
  const { data } = useQuery(placesQuery(town, q));
  const places = useMemo(() => (q === '' ? [] : (data?.places ?? [])), [q, data]);
  const options = places.map((place) => ({ value: place.id, label: <PlaceChoice place={place} /> }));
  const none = q !== '' && q === asked.trim() && data?.places.length === 0 && !form.position;
  const choose = (id: string) => {
    const place = places.find((one) => one.id === id);
    if (!place) return;
    setAsked('');
    change({ place: placeWords(place), position: [place.position[0], place.position[1]] });
  };
  return (
    <Field label={t('place')} note={none ? t('placeNone', { q }) : undefined}>
      {(id) => (
        <AutoComplete
          id={id}
          value={form.place}
          options={options}
          defaultActiveFirstOption={asked !== ''}
          placeholder={t('placeHint')}
          maxLength={200}
          onSelect={choose}
          onChange={(words: string) => {
            if (places.some((one) => one.id === words)) return; // a choice, handled by onSelect
            setAsked(words);
            change({ place: words });
          }}
        />
      )}
    </Field>
  );
}

function PlaceChoice({ place }: { readonly place: FoundPlace }) {
  const { t } = useTranslation('arrivals');
  return (
    <span className="arr-choice">
      <span>{place.name}</span>
      <small>
        {t(`placeKind.${place.kind}`)}
        {place.address !== place.name && ` · ${place.address}`}
        {place.area && ` · ${place.area.community.name}`}
        {place.estimated && ` · ${t('estimated')}`}
      </small>
    </span>
  );
}
