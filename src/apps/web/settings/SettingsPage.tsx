import { countries } from '#order/addresses/countries.tsx'
import { StorePage } from '#settings/stores/StorePage.tsx'
import { timeZones } from '../pages/time-zones.ts'

const lists = { timeZones, countries }

/** A store's settings. */
export function SettingsPage() {
  return <StorePage lists={lists} />
}
