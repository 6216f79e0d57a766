import type { MeasureInfo } from '@chengyun/contract/measures-answer';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { areasQuery, directoryQuery, packsQuery, unitKindsQuery } from '../../api/ground.ts';
import { useTown } from '../../api/TownProvider.tsx';
import { askTerms as enTerms } from '../../text/en/ask-terms.ts';
import { cases as enCases } from '../../text/en/cases.ts';
import { askTerms as zhTerms } from '../../text/zh/ask-terms.ts';
import { cases as zhCases } from '../../text/zh/cases.ts';
import { useToday } from '../figures/use-asked.ts';
import { lexiconOf } from './lexicon.ts';
import type { Reading } from './parse-question.ts';

const terms = [zhTerms, enTerms];

/** What a sentence is read with in this town, in both languages whatever the page speaks; nothing until all names are here. */
export function useReading(measures: readonly MeasureInfo[] | undefined): Reading | undefined {
  const town = useTown().id;
  const today = useToday();
  const areas = useQuery(areasQuery(town)).data?.areas;
  const units = useQuery(directoryQuery(town)).data?.units;
  const packs = useQuery(packsQuery(town)).data?.packs;
  const unitKinds = useQuery(unitKindsQuery(town)).data?.unitKinds;
  return useMemo(() => {
    if (!measures || !areas || !units || !packs || !unitKinds) return undefined;
    const sources = [zhCases.source, enCases.source];
    return { terms, lexicon: lexiconOf({ measures, areas, units, packs, unitKinds, sources }, terms), today };
  }, [measures, areas, units, packs, unitKinds, today]);
}
