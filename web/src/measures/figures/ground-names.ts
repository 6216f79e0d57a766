import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areasQuery, directoryQuery, packsQuery, unitKindsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { useKeyName } from './names.ts';

/** Tells the name of whatever narrows a figure, by what the town's ground knows; the key itself until it is here. */
export function useGroundName(): (by: string, key: string) => string {
  const { i18n } = useTranslation();
  const town = useTown().id;
  const plain = useKeyName();
  const areas = useQuery(areasQuery(town)).data?.areas;
  const directory = useQuery(directoryQuery(town)).data;
  const packs = useQuery(packsQuery(town)).data?.packs;
  const kinds = useQuery(unitKindsQuery(town)).data?.unitKinds;
  return useMemo(() => {
    const say = (name: { readonly zh: string; readonly en: string }) => inLanguage(name, i18n.language);
    const names = new Map<string, string>();
    for (const { code, name } of areas ?? [])
      for (const by of ['area', 'grid', 'unit-grid']) names.set(`${by}\t${code}`, name);
    for (const { id, name } of directory?.units ?? [])
      for (const by of ['branch', 'unit']) names.set(`${by}\t${id}`, name);
    for (const { id, name } of directory?.people ?? []) names.set(`reporter\t${id}`, name);
    for (const { id, name } of kinds ?? []) names.set(`unit-kind\t${id}`, say(name));
    for (const pack of packs ?? []) {
      for (const { id, name } of pack.kinds) names.set(`kind\t${id}`, say(name));
      for (const { id, categories } of pack.taxonomies) {
        for (const { code, name } of categories) {
          for (const by of ['class', 'category']) names.set(`${by}\t${id}:${code}`, say(name));
        }
      }
    }
    return (by, key) => names.get(`${by}\t${key}`) ?? plain({ by: by as 'source', key, name: null });
  }, [areas, directory, packs, kinds, plain, i18n.language]);
}
