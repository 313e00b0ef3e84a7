/**
 * Does a vPIC key fit a VIN? Before '|' it speaks of positions 4 to 8, behind it of 10 to 17; '*' is any character, '[A-C5]' one of a set,
 * places it leaves out are free. The package looks at one side of a two-sided key only, hence this second look.
 */
export function fitsKeys(vin: string, keys: string): boolean {
  const [front = '', back = ''] = keys.split('|')
  return fits(vin.slice(3, 8), front) && fits(vin.slice(9), back)
}

/** How exactly a key names the cars it fits: a fixed place counts most, one of a set a little less, '*' nothing. The more exact of two keys is right. */
export function exactness(keys: string): number {
  return placesOf(keys.replace('|', '')).reduce((sum, place) => sum + (place === '*' ? 0 : place.startsWith('[') ? 0.9 : 1), 0)
}

function fits(part: string, key: string): boolean {
  return placesOf(key).every((place, i) => place === '*' || within(place, part[i] ?? ''))
}

function placesOf(key: string): readonly string[] {
  return key.match(/\[[^\]]*\]|./g) ?? []
}

function within(place: string, character: string): boolean {
  if (!place.startsWith('[')) return place === character
  const ranges = place.slice(1, -1).match(/.-.|./g) ?? []
  return ranges.some((range) => (range.length === 3 ? character >= range.slice(0, 1) && character <= range.slice(2) : character === range))
}
