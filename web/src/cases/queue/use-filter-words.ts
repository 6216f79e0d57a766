import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { areasQuery, directoryQuery, packsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { useLocal, useSourceName } from '../words.ts';
import type { FilterName } from './filters.ts';

/** Gives the words for a filter and its value, as they stand on a chip. */
export function useFilterWords(): (name: FilterName, value: string) => string {
  const { t } = useTranslation('cases');
  const { t: terms } = useTranslation('terms');
  const { t: frame } = useTranslation('frame');
  const town = useTown();
  const [local, source] = [useLocal(), useSourceName()];
  const packs = useQuery(packsQuery(town.id)).data?.packs ?? [];
  const units = useQuery(directoryQuery(town.id)).data?.units ?? [];
  const areas = useQuery(areasQuery(town.id)).data?.areas ?? [];

  const states: Readonly<Record<string, string>> = terms('state', { returnObjects: true });
  const lamps: Readonly<Record<string, string>> = frame('lamp', { returnObjects: true });
  const attentions: Readonly<Record<string, string>> = t('attention', { returnObjects: true });
  const each = (value: string, name: (one: string) => string) => value.split(',').map(name).join(' + ');
  const category = (value: string) => {
    const [id, code] = value.split(':');
    const taxonomy = packs.flatMap((pack) => pack.taxonomies).find((one) => one.id === id);
    const found = taxonomy?.categories.find((one) => one.code === code);
    return found ? local(found.name) : taxonomy ? local(taxonomy.name) : value;
  };
  const kind = (value: string) => {
    const found = packs.flatMap((pack) => pack.kinds).find((one) => one.id === value);
    return found ? local(found.name) : value;
  };
  const words: Readonly<Record<FilterName, (value: string) => string>> = {
    state: (value) => (value === 'open' ? t('filter.openStates') : each(value, (one) => states[one] ?? one)),
    lamp: (value) => each(value, (one) => lamps[one] ?? one),
    attention: (value) => attentions[value] ?? value,
    kind,
    source: (value) => each(value, source),
    unit: (value) => (value === 'mine' ? t('filter.mine') : (units.find(({ id }) => id === value)?.name ?? value)),
    area: (value) => areas.find(({ code }) => code === value)?.name ?? value,
    category,
    ids: (value) => t('filter.these', { n: value.split(',').length }),
    q: (value) => `“${value}”`,
    from: (day) => t('filter.since', { day }),
    to: (day) => t('filter.until', { day }),
    sort: (value) => value,
  };
  return (name, value) => words[name](value);
}
