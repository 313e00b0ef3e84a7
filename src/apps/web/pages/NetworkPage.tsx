import { NetworkPage as Stores } from '#network/stores/NetworkPage.tsx'
import { useMe } from '#ui/desk.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { timeZones } from './time-zones.ts'

/** The operator's page; for anybody else there is nothing at this address. */
export function NetworkPage() {
  return useMe().person.operator ? <Stores timeZones={timeZones} /> : <NotFoundPage />
}
