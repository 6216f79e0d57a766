import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';
import { unitKindsQuery } from '../shared/queries.ts';

/** Kinds of a town's own structure; those of responsibility (职责) come with the packs. */
export const structureKinds = ['government', 'centre', 'department', 'zone', 'community', 'property'] as const;

const isStructure = (kind: string): kind is (typeof structureKinds)[number] =>
  structureKinds.some((one) => one === kind);

/** Names a unit's kind or duty; one that has no name is shown as it is. */
export function useUnitKindName(): (kind: string) => string {
  const { t, i18n } = useTranslation('admin');
  const { id } = useTown();
  const kinds = useQuery(unitKindsQuery(id));
  return (kind) => {
    if (isStructure(kind)) return t(`unitKind.${kind}`);
    const found = kinds.data?.unitKinds.find((one) => one.id === kind);
    return found ? inLanguage(found.name, i18n.language) : kind;
  };
}
