const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment to the second on the clock of a zone (IANA name): 15:41:07. */
export function secondText(at: Date, zone: string): string {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  if (!known) formats.set(zone, format);
  return format.format(at);
}
