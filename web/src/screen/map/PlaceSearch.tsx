import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import type { Looked } from './MapPanel.tsx';

/** Finds a place by name or address and brings it into view. */
export function PlaceSearch({ onFound }: { readonly onFound: (looked: Looked) => void }) {
  const { t } = useTranslation('map');
  const [text, setText] = useState('');
  const q = useDeferredValue(text);
  const { data } = useQuery(placesQuery(useTown().id, q));
  const places = q.trim() === '' ? [] : (data?.places ?? []);
  const options = places.map(({ id, name, address, estimated, area }) => ({
    value: id,
    label: (
      <span className="mp-found">
        <b>{name}</b>
        <small>{estimated ? t('estimated') : address === name ? area?.community.name : address}</small>
      </span>
    ),
  }));
  const choose = (id: string) => {
    const place = places.find((one) => one.id === id);
    if (!place) return;
    const [lon = 0, lat = 0] = place.position;
    setText(place.name);
    onFound({ to: { position: [lon, lat], zoom: 16.5 }, mark: { position: [lon, lat], name: place.name } });
  };
  return (
    <AutoComplete
      value={text}
      options={options}
      onSelect={choose}
      showSearch={{ onSearch: setText, filterOption: false }}
      notFoundContent={q.trim() !== '' && data ? t('notFound', { q }) : null}
      defaultActiveFirstOption
    >
      <Input prefix={<SearchOutlined />} placeholder={t('findHint')} aria-label={t('find')} allowClear />
    </AutoComplete>
  );
}
