import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { deviceQuery, devicesKey } from '../../api/things.ts';
import { useGather } from './use-gather.ts';
import { useLiveList } from './use-live-list.ts';
import { useWatched } from './use-watched.ts';

/** A list tells at a glance who is heard of; it need not tell to the second. */
const listRestMs = 5_000;

/** Reads the list of devices again when one was made or changed, or when one that is shown says something. */
export function useLiveDeviceList(town: string, shown: readonly string[]): void {
  const queryClient = useQueryClient();
  useLiveList('devices', [...devicesKey(town), 'list']);
  const read = useCallback(
    () => queryClient.invalidateQueries({ queryKey: [...devicesKey(town), 'list'] }),
    [queryClient, town],
  );
  useWatched(town, shown, useGather(read, listRestMs));
}

/** Reads one device, its history and its unread frames again when it says something. */
export function useLiveDevice(town: string, id: string): void {
  const queryClient = useQueryClient();
  useLiveList('frame', [...devicesKey(town), 'frames', id]);
  useLiveList('devices', deviceQuery(town, id).queryKey);
  const read = useCallback(
    () =>
      Promise.all(
        ['one', 'history'].map((what) => queryClient.invalidateQueries({ queryKey: [...devicesKey(town), what, id] })),
      ),
    [queryClient, town, id],
  );
  useWatched(town, [id], useGather(read, 1_000));
}
