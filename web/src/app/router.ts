import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { Loading } from '../ui/States.tsx';
import { CrashPage } from './CrashPage.tsx';
import { routeTree } from './routes.tsx';
import { readSearch, writeSearch } from './search.ts';

/** The router of the whole web; pages load when first visited and again when pointed at. */
export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 100,
    defaultPendingComponent: Loading,
    defaultErrorComponent: CrashPage,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
