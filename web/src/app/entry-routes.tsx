import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { beforeWall } from './before-wall.ts';
import { MissingPage } from './MissingPage.tsx';
import { NoTownPage } from './NoTownPage.tsx';
import { Shell } from './Shell.tsx';
import type { Search } from './search.ts';
import { ownAccount, signedIn, startPage } from './signed-in.ts';

const plainSearch = (search: Readonly<Record<string, unknown>>) => search as Search;

export const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: MissingPage,
  validateSearch: plainSearch,
});

export const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context, location }) => {
    const [town] = (await signedIn(context.queryClient, location.href)).towns;
    if (town) throw redirect({ to: startPage(town), params: { town: town.id } });
  },
  component: NoTownPage,
});

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
});

/* The secret of the link stands behind the #, so that it is sent nowhere by opening the page. */
export const invited = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(() => import('./InvitePage.tsx'), 'InvitePage'),
});

export const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('./PasswordPage.tsx'), 'PasswordPage'),
});

export const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/second-factor',
  component: lazyRouteComponent(() => import('./FactorPage.tsx'), 'FactorPage'),
});

export const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: async ({ context }) => {
    await ownAccount(context.queryClient);
  },
  component: lazyRouteComponent(() => import('../account/AccountPage.tsx'), 'AccountPage'),
});

export const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async ({ context, location }) => {
    if (!(await signedIn(context.queryClient, location.href)).user.bootstrap) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./SetupPage.tsx'), 'SetupPage'),
});

export const town = createRoute({
  getParentRoute: () => root,
  path: '/$town',
  beforeLoad: async ({ context, params, location }) => {
    const me = await signedIn(context.queryClient, location.href);
    const found = me.towns.find((one) => one.id === params.town);
    if (!found) throw notFound();
    return { me, town: found };
  },
  component: Shell,
  notFoundComponent: MissingPage,
});

/* Outside the town's frame: it hangs on a wall, and a screen without an account may show it. */
export const wall = createRoute({
  getParentRoute: () => root,
  path: '/$town/wall',
  beforeLoad: ({ context, params, location }) => beforeWall(context.queryClient, params.town, location.href),
  component: lazyRouteComponent(() => import('../screen/wall/WallRoute.tsx'), 'WallRoute'),
});
