import type { WallReader } from '@chengyun/contract/kiosk';
import type { Me, MyTown } from '@chengyun/contract/me';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { ApiProblem } from '../../api/problem.ts';

/** Who stands before the wall: a person with their account, or a screen that shows it and nothing else. */
export type Before = { readonly me: Me; readonly town: MyTown; readonly kiosk: boolean };

const KEPT = 'chengyun.kiosk';

/** Whether this browser was let in as a screen. */
export function isScreen(): boolean {
  return localStorage.getItem(KEPT) !== null;
}

/** Opens the link of a screen, if the address bears one, and takes it out of the address. */
export async function openLink(hash: string): Promise<void> {
  const token = /(?:^#?|&)kiosk=([A-Za-z0-9_-]+)/.exec(hash)?.[1];
  if (token === undefined) return;
  await api(paths.kioskOpen(), { body: { token } });
  localStorage.setItem(KEPT, new Date().toISOString());
  history.replaceState(history.state, '', location.pathname + location.search);
}

/** Changes the token of this screen for a newer one. */
export async function renewToken(): Promise<void> {
  await api(paths.kioskRenew(), { method: 'POST', body: {} });
}

/** What a screen knows of itself; null when it is not, or no longer, let in. */
export async function readScreen(queryClient: QueryClient, townId: string): Promise<Before | null> {
  try {
    const reader = await queryClient.fetchQuery({
      queryKey: ['town', townId, 'wall', 'reader'],
      queryFn: () => api<WallReader>(paths.wallReader(townId)),
      staleTime: 0,
    });
    return { me: meOf(reader), town: reader.town, kiosk: true };
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 401 || error.status === 403)) return null;
    throw error;
  }
}

function meOf({ name, town }: WallReader): Me {
  return {
    user: { id: 'kiosk', name, username: name, locale: null, post: null, bootstrap: false, sample: false },
    ...{ mustChangePassword: false, next: null, passwordEnds: null, idleMinutes: 0, towns: [town] },
  };
}
