import type { CaseDetail } from '@chengyun/contract/case';
import type { Revealed } from '@chengyun/contract/reporter';
import { useQuery } from '@tanstack/react-query';

/** Where what one look showed is kept while the case's page is open, and no longer. */
export function revealedKey(town: string, caseId: string) {
  return ['revealed', town, caseId] as const;
}

/** What a look at this case showed, once somebody took one. */
export function useRevealed(town: string, caseId: string): Revealed | undefined {
  const { data } = useQuery<Revealed>({
    queryKey: revealedKey(town, caseId),
    queryFn: () => Promise.reject(new Error('Shown only after a reason was given')),
    ...{ enabled: false, gcTime: 0, staleTime: Number.POSITIVE_INFINITY },
  });
  return data;
}

/** A case with what a look showed in the place of what is masked. */
export function inFull(detail: CaseDetail, revealed: Revealed | undefined): CaseDetail {
  if (!revealed) return detail;
  const inputs = new Map(revealed.lines.map(({ seq, input }) => [seq, input]));
  return {
    ...detail,
    ...{ reporter: revealed.reporter, text: revealed.text, place: revealed.place },
    journal: detail.journal.map((line) => ({ ...line, input: inputs.get(line.seq) ?? line.input })),
  };
}
