const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/** "Chrome, Windows" from a user agent, enough to tell one's own devices apart; null when it says nothing known. */
export function deviceOf(userAgent: string | null): string | null {
  const named = [browsers, systems].flatMap((list) => list.find(([mark]) => userAgent?.includes(mark))?.[1] ?? [])
  return named.length > 0 ? named.join(', ') : null
}
