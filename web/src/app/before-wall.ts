import type { QueryClient } from '@tanstack/react-query';
import { notFound } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { type Before, isScreen, openLink, readScreen } from '../screen/wall/reader.ts';
import { signedIn } from './signed-in.ts';

/** Who stands before the wall: a screen that was let in, or a person who signed in; null is a screen that is out. */
export async function beforeWall(
  queryClient: QueryClient,
  townId: string,
  href: string,
): Promise<{ readonly before: Before | null }> {
  await openLink(location.hash).catch(() => undefined);
  if (isScreen()) {
    const before = await readScreen(queryClient, townId);
    const person = before ? undefined : await queryClient.ensureQueryData(meQuery).catch(() => undefined);
    if (before || !person) return { before };
  }
  const me = await signedIn(queryClient, href);
  const town = me.towns.find(({ id }) => id === townId);
  if (!town) throw notFound();
  return { before: { me, town, kiosk: false } };
}
