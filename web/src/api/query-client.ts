import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, isSignedOut } from './problem.ts';

function mayHelpToRepeat(tries: number, error: Error): boolean {
  if (!(error instanceof ApiProblem)) return false;
  return tries < 2 && (error.status === 0 || error.status === 502 || error.status === 503);
}

/** The query cache with our defaults; `onSignedOut` is called once an answer says that the session has ended. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const notice = (error: Error) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      /* The live stream tells what changed, so data may stand longer than without it. */
      queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: mayHelpToRepeat, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
