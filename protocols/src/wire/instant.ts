const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[-+]\d\d:\d\d)$/;

/** Epoch milliseconds of an RFC 3339 time (finer fractions are cut off); null when it is none. */
export function instantOf(text: string | null): number | null {
  const parts = RFC3339.exec(text ?? '');
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const offset = offsetOf(parts[8] ?? 'Z');
  if (offset === null || hour === undefined || hour > 23 || (minute ?? 0) > 59 || (second ?? 0) > 60) return null;
  const millis = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const date = Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0);
  if (new Date(date).getUTCDate() !== day || new Date(date).getUTCMonth() + 1 !== month) return null;
  return date + ((hour * 60 + (minute ?? 0) - offset) * 60 + (second ?? 0)) * 1000 + millis;
}

function offsetOf(zone: string): number | null {
  if (zone === 'Z' || zone === 'z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (hours > 23 || minutes > 59) return null;
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
