// A transmission device speaks for a building's alarm system; whatever else speaks GB/T 26875.3 is rare.
const OF_PROTOCOL: Readonly<Record<string, string>> = { gbt26875: 'transmission-device' };

/** The kind proposed for a device of a protocol, when there is one and the town's packs have it. */
export function proposedKind(protocol: string, profiles: readonly { readonly id: string }[]): string | undefined {
  return profiles.find(({ id }) => id === OF_PROTOCOL[protocol])?.id;
}
