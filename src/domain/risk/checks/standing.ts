import { found, type Finding } from '../codes.ts'
import { ticks, type RiskFacts } from '../facts.ts'

/** What this buyer did before: orders long settled with this card and ship-to speak for them, unless one was charged back. */
export function historyFindings({ history }: RiskFacts): readonly Finding[] {
  if (history === null) return []
  const { settledSame, chargebacks } = history
  return [
    ...found(settledSame > 0 && chargebacks === 0, 'settled_before', settledSame),
    ...found(chargebacks > 0, 'chargeback_before', chargebacks),
  ]
}

/** What a person of the store found out by themselves; the same tick counts once. */
export function tickFindings(facts: RiskFacts): readonly Finding[] {
  return ticks.flatMap((tick) => found(facts.ticks.includes(tick), tick, true))
}

/** What the network's registry knows. A building's past is shown and weighs nothing: its other tenants have done nothing. */
export function networkFindings({ network }: RiskFacts): readonly Finding[] {
  if (network === null) return []
  const { verdict, kinds, cases, newestDays, atBuilding } = network
  const evidence = { kinds: kinds.toSorted(), cases, newestDays }
  return [
    ...found(verdict === 'medium', 'registry_medium', cases, evidence),
    ...found(verdict === 'high', 'registry_high', cases, evidence),
    ...found(atBuilding > 0, 'building_frauds', atBuilding),
  ]
}

/** What an outside provider says, counted by how often it doubles the odds of the base rate; beyond one in ten thousand either way nothing is believed. */
export function providerFindings({ provider }: RiskFacts, prior: number): readonly Finding[] {
  if (provider === null || Number.isNaN(provider.probability)) return []
  const chance = Math.min(Math.max(provider.probability, 0.0001), 0.9999)
  const times = Math.log2(chance / (1 - chance)) - Math.log2(prior / (1 - prior))
  const evidence = { name: provider.name, reasons: provider.reasons.toSorted() }
  return [{ code: 'provider_risk', value: provider.probability, evidence, times }]
}

/** What the buyer's bank said of a payment of this order. A dispute for fraud is a warning of fraud, and the graver of the two is what counts. */
export function alarmFindings({ alarms }: RiskFacts): readonly Finding[] {
  const warned = alarms.some(({ kind, fraud }) => kind === 'fraud_warning' || (kind === 'dispute' && fraud === true))
  const disputed = alarms.some(({ kind }) => kind === 'dispute')
  return [...found(disputed && !warned, 'dispute_open', alarms.length), ...found(warned, 'fraud_warning', alarms.length)]
}
