/** A point on the map, degrees. */
export type Point = { readonly latitude: number; readonly longitude: number }

/** Great-circle kilometres between two points, on a sphere of the earth's mean radius of 6,371.0088 km (IUGG); within 0.6 % of the way along the ellipsoid. */
export function distanceKm(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const half = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(half)))
}
