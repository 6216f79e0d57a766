import type { HealthList } from '@chengyun/contract/alarm';
import type { HealthLineKind } from '@chengyun/contract/alarm-words';
import type { DevicePage, DeviceQuery, RawFrames, Readings, SentCommands } from '@chengyun/contract/device';
import type { DeviceAccess } from '@chengyun/contract/device-access';
import type { FrameExplained } from '@chengyun/contract/frame';
import type { WaitingDevices } from '@chengyun/contract/waiting-device';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { paths } from '../../api/paths.ts';
import { devicesKey } from '../../api/things.ts';
import { chartSteps, type Span, spanMs } from '../history/spans.ts';

const pageRows = 100;

/** The devices of a query, page after page. */
export function deviceListQuery(town: string, query: DeviceQuery) {
  return infiniteQueryOptions({
    queryKey: [...devicesKey(town), 'list', query],
    queryFn: ({ signal, pageParam }) =>
      api<DevicePage>(paths.devices(town), {
        query: { ...query, limit: pageRows, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** Devices of one kind, those that came last first; enough to choose one from. */
export function devicesOfProfileQuery(town: string, profile: string) {
  return queryOptions({
    queryKey: [...devicesKey(town), 'of-profile', profile],
    queryFn: ({ signal }) => api<DevicePage>(paths.devices(town), { query: { profile, limit: 200 }, signal }),
  });
}

/** The history of a point up to now; what was asked for stands beside the answer. */
export function historyQuery(town: string, id: string, point: string, span: Span) {
  return queryOptions({
    queryKey: [...devicesKey(town), 'history', id, point, span],
    queryFn: async ({ signal }) => {
      const to = new Date();
      const from = new Date(to.getTime() - spanMs[span]);
      const query = { point, from: from.toISOString(), to: to.toISOString(), width: chartSteps };
      const readings = await api<Readings>(paths.deviceReadings(town, id), { query, signal });
      return { ...readings, from: from.getTime(), to: to.getTime() };
    },
  });
}

/** Whoever integrates a device sends a frame and looks: the next look is soon, while the page is seen. */
const frameLookMs = 5_000;

/** The latest frames that could not be read, of a device or of all and of strangers. */
export function framesQuery(town: string, id?: string) {
  return queryOptions({
    queryKey: [...devicesKey(town), 'frames', id],
    queryFn: ({ signal }) =>
      api<RawFrames>(id === undefined ? paths.rawFrames(town) : paths.deviceFrames(town, id), { signal }),
    refetchInterval: frameLookMs,
  });
}

/** How a device may connect. */
export function accessQuery(town: string, id: string) {
  return queryOptions({
    queryKey: [...devicesKey(town), 'access', id],
    queryFn: ({ signal }) => api<DeviceAccess>(paths.deviceAccess(town, id), { signal }),
  });
}

/** What the bytes of a frame say; of the same bytes always the same. */
export function explainQuery(
  town: string,
  {
    protocol,
    hex,
    dialect,
  }: { readonly protocol: string; readonly hex: string; readonly dialect?: string | undefined },
) {
  return queryOptions({
    queryKey: [...devicesKey(town), 'explained', protocol, dialect, hex],
    queryFn: ({ signal }) =>
      api<FrameExplained>(paths.explainFrame(town), { body: { protocol, hex, ...(dialect && { dialect }) }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Key of the commands of a device. */
export const commandsKey = (town: string, id: string) => [...devicesKey(town), 'commands', id] as const;

/** What was said to a device. */
export function commandsQuery(town: string, id: string) {
  return queryOptions({
    queryKey: commandsKey(town, id),
    queryFn: ({ signal }) => api<SentCommands>(paths.deviceCommands(town, id), { signal }),
  });
}

/** Who waits to be let in. */
export function waitingQuery(town: string, refused = false) {
  return queryOptions({
    queryKey: [...devicesKey(town), 'waiting', refused],
    queryFn: ({ signal }) => api<WaitingDevices>(paths.waitingDevices(town), { query: { refused }, signal }),
  });
}

/** Where everything read of the maintenance list is kept. */
export const healthKey = (town: string) => [...devicesKey(town), 'health'] as const;

/** The maintenance list, or its lines of one kind. */
export function healthQuery(town: string, kind?: HealthLineKind) {
  return queryOptions({
    queryKey: [...healthKey(town), kind],
    queryFn: ({ signal }) => api<HealthList>(paths.deviceHealth(town), { query: { kind }, signal }),
    placeholderData: keepPreviousData,
  });
}
