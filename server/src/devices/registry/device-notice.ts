/** What a notice on `chengyun_devices` says: whose devices changed, and which where they are few; null means any. */
export type DeviceNotice = { readonly townId: string; readonly ids: readonly string[] | null };

/** Reads one: `town`, or `town id,id`. */
export function readNotice(text: string): DeviceNotice {
  const [townId = '', ids] = text.split(' ');
  return { townId, ids: ids === undefined ? null : ids.split(',') };
}
