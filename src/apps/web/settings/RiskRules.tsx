import { groupOf, type Code } from '#domain/risk/codes.ts'
import { countries } from '#order/addresses/countries.tsx'
import { useFactorNames } from '#order/risk/details/row-words.tsx'
import { RulesPage } from '#settings/risk/rules/RulesPage.tsx'

/** The store's risk rules, with the words the order page has for countries and observations. */
export function RiskRules() {
  const nameOf = useFactorNames()
  const factorName = (code: Code) => nameOf({ code, group: groupOf[code] })
  return <RulesPage lists={{ countries, factorName }} />
}
