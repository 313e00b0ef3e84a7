import { RegistryPage as Registry } from '#network/registry/page/RegistryPage.tsx'
import { countries } from '#order/addresses/countries.tsx'
import { useMe } from '#ui/desk.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

/** The operator's page of the fraud registry; for anybody else there is nothing at this address. */
export function RegistryPage() {
  return useMe().person.operator ? <Registry countries={countries} /> : <NotFoundPage />
}
