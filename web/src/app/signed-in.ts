import type { Me, MyTown } from '@chengyun/contract/me';
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { isSignedOut } from '../api/problem.ts';
import { isOutside } from './nav.ts';
import type { AppRouter } from './router.ts';

/** Who is signed in; sends everyone else to the sign-in page, and who has something to do first to where it is done. */
export async function signedIn(queryClient: QueryClient, href: string): Promise<Me> {
  const me = await queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: href === '/' ? {} : { return: href } });
    throw error;
  });
  const search = href === '/' ? {} : { return: href };
  if (me.next === 'factor') throw redirect({ to: '/second-factor', search });
  if (me.next === 'password') throw redirect({ to: '/password', search });
  if (me.next === 'enrol') throw redirect({ to: '/account' });
  return me;
}

/** When a session ends in the middle of work: signs in again, then back to the same page. A first visit is `signedIn`'s. */
export function toSignIn(router: AppRouter, queryClient: QueryClient): void {
  const { pathname, href } = router.state.location;
  const wasIn = queryClient.getQueryData(meQuery.queryKey) !== undefined;
  if (pathname === '/sign-in' || pathname === '/setup' || !wasIn) return;
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  void router.navigate({ to: '/sign-in', search: pathname === '/' ? {} : { return: href, ended: '1' } });
}

/** The page a person starts the day on, by their roles in the town. */
export function startPage(town: MyTown): '/$town/mine' | '/$town/desk' | '/$town/tasks' | '/$town/admin/people' {
  const has = (...roles: readonly string[]) => town.roles.some((role) => roles.includes(role));
  if (isOutside(town.roles)) return '/$town/mine';
  if (has('intake', 'dispatcher', 'chief', 'leader', 'admin')) return '/$town/desk';
  if (has('unit', 'patrol')) return '/$town/tasks';
  return has('sysadmin', 'secadmin', 'auditor') ? '/$town/admin/people' : '/$town/desk';
}

/** For the reader's own account: in as soon as password and second factor are settled. */
export async function ownAccount(queryClient: QueryClient): Promise<Me> {
  const me = await queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
    if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { return: '/account' } });
    throw error;
  });
  if (me.next === 'factor') throw redirect({ to: '/second-factor', search: { return: '/account' } });
  if (me.next === 'password') throw redirect({ to: '/password', search: { return: '/account' } });
  return me;
}
