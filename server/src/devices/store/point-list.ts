/** Something of each point of a device. */
export type PointList<T extends { readonly point: string }> = {
  readonly all: T[];
  /** Where each point is, once there are many. */
  places: Map<string, T> | null;
};

/** Beyond so many a list is no longer looked through. */
const FEW = 16;

/** An empty list. A map for each of sixty thousand devices costs the collector of garbage more than what is in it. */
export function pointList<T extends { readonly point: string }>(): PointList<T> {
  return { all: [], places: null };
}

/** The entry of a point, made when there is none. A device says its points in the same order: it is likely the `nth`. */
export function ofPoint<T extends { readonly point: string }>(
  list: PointList<T>,
  point: string,
  nth: number,
  make: () => T,
): T {
  const likely = list.all[nth];
  if (likely?.point === point) return likely;
  const found = list.places ? list.places.get(point) : list.all.find((entry) => entry.point === point);
  if (found) return found;
  const made = make();
  list.all.push(made);
  if (list.places) list.places.set(point, made);
  else if (list.all.length > FEW) list.places = new Map(list.all.map((entry) => [entry.point, entry]));
  return made;
}
