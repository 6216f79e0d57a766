import { COMPANY } from '@chengyun/contract/ground';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unitKindsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { inLanguage } from '../../text/language.ts';

/** Kinds of a town's own structure; those of responsibility (职责) come with the packs. */
const structureKinds = ['government', 'centre', 'department', 'zone', 'community', 'property', COMPANY] as const;

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

/** Kinds to choose from: of the town's structure first, then of responsibility; `own` stays in the list. */
export function useKindOptions(own: string | undefined): { value: string; label: string }[] {
  const { id } = useTown();
  const name = useUnitKindName();
  const kinds = useQuery(unitKindsQuery(id));
  const known = [...structureKinds, ...(kinds.data?.unitKinds.map((kind) => kind.id) ?? []), ...(own ? [own] : [])];
  return [...new Set(known)].map((value) => ({ value, label: name(value) }));
}
