/** A point of the drawing plane: metres east and north of the town's centre. */
export type XY = readonly [x: number, y: number];

/** A closed ring without the repeated last point; counter-clockwise when its area is positive. */
export type Ring = readonly XY[];

/** Metres between two points. */
export function distance(a: XY, b: XY): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** The point part of the way (0 … 1) from a to b. */
export function along(a: XY, b: XY, share: number): XY {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** Every side of a ring as [from, to]. */
export function sides(ring: Ring): (readonly [XY, XY])[] {
  return ring.map((to, i) => [ring[i === 0 ? ring.length - 1 : i - 1] ?? to, to]);
}

/** Area in m², positive when counter-clockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (const [a, b] of sides(ring)) sum += a[0] * b[1] - b[0] * a[1];
  return sum / 2;
}

/** Centre of mass of the ring's inside. */
export function centroid(ring: Ring): XY {
  const [ox, oy] = ring[0] ?? [0, 0];
  let x = 0;
  let y = 0;
  let weight = 0;
  for (const [a, b] of sides(ring)) {
    const cross = (a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy);
    x += (a[0] + b[0] - 2 * ox) * cross;
    y += (a[1] + b[1] - 2 * oy) * cross;
    weight += cross;
  }
  return weight === 0 ? [ox, oy] : [ox + x / (3 * weight), oy + y / (3 * weight)];
}

/** Whether the point lies inside; points exactly on the border may fall either way. */
export function isInside(ring: Ring, [x, y]: XY): boolean {
  let inside = false;
  let a = ring[ring.length - 1];
  // An index loop: this is asked a million times while a town is built.
  for (let i = 0; i < ring.length; i += 1) {
    const b = ring[i];
    if (a === undefined || b === undefined) continue;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
    a = b;
  }
  return inside;
}

/** Metres from a point to the nearest place of the stretch a–b. */
export function distanceToSide(p: XY, a: XY, b: XY): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2;
  return distance(p, along(a, b, Math.min(1, Math.max(0, share))));
}

/** Direction (radians, −π/4 … π/4) of the square frame that the ring's sides follow best. */
export function frameOf(ring: Ring): number {
  let sin = 0;
  let cos = 0;
  for (const [a, b] of sides(ring)) {
    // Four times the angle makes a side and its perpendicular count as the same direction.
    const angle = 4 * Math.atan2(b[1] - a[1], b[0] - a[0]);
    const weight = distance(a, b) ** 1.5;
    sin += Math.sin(angle) * weight;
    cos += Math.cos(angle) * weight;
  }
  return Math.atan2(sin, cos) / 4;
}

/** Direction (radians) of the ring's long side: its sides set the frame, its extent the axis. */
export function longAxis(ring: Ring): number {
  const frame = frameOf(ring);
  return extent(ring, frame) >= extent(ring, frame + Math.PI / 2) ? frame : frame + Math.PI / 2;
}

/** How far the ring reaches (metres) in a direction, end to end. */
export function extent(ring: Ring, direction: number): number {
  const reach = ring.map(([x, y]) => x * Math.cos(direction) + y * Math.sin(direction));
  return Math.max(...reach) - Math.min(...reach);
}

/** Shares (0 … 1) along a–b and c–d where the two stretches cross, or null. */
export function crossing(a: XY, b: XY, c: XY, d: XY): readonly [number, number] | null {
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const det = rx * sy - ry * sx;
  if (det === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / det;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / det;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [t, u] : null;
}
