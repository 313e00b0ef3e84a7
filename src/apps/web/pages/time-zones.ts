type Group = { readonly group: string; readonly items: { readonly value: string; readonly label: string }[] }

const near =
  /^(America\/(New_York|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Toronto|Vancouver|Winnipeg|Edmonton|Halifax|St_Johns|Regina|Mexico_City|Puerto_Rico)|Pacific\/Honolulu)$/

/** Every time zone the browser knows, those of North America first; `own` is listed even when the browser does not know it. */
export function timeZones(own: string, nearName: string, restName: string): Group[] {
  const all = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own])].toSorted()
  const items = (zones: readonly string[]) => zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  return [
    { group: nearName, items: items(all.filter((zone) => near.test(zone))) },
    { group: restName, items: items(all.filter((zone) => !near.test(zone))) },
  ]
}
