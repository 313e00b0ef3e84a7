import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { FlagFact, NumberFact, WordFact } from '#domain/risk/rule.ts'

/** What each fact of an order is called where one is chosen. */
export const factNames: { readonly [fact in NumberFact | WordFact | FlagFact]: MessageDescriptor } = {
  amount: msg`Order total`,
  score: msg`Score without rules`,
  level: msg`Risk level without rules`,
  factor: msg`Observation of the score`,
  declines: msg`Declined payments within an hour`,
  avs: msg`Bank’s address check (AVS)`,
  new_buyer: msg`New customer`,
  channel: msg`Channel`,
  hour: msg`Hour it was placed`,
  expedited: msg`Express shipping`,
  country: msg`Country it ships to`,
  region: msg`State it ships to`,
  billing_country: msg`Billing country`,
  distance: msg`Distance between the addresses`,
  ip_distance: msg`Distance from where it was ordered`,
  same_place: msg`Ships to the billing address`,
  post_box: msg`Ships to a PO box`,
  part: msg`Part`,
  quantity: msg`Pieces of one part`,
  pieces: msg`Pieces in all`,
  make: msg`Vehicle make`,
  has_vin: msg`Valid VIN`,
}

/** The facts as the list offers them, by what they are about. */
export const factGroups: readonly { readonly name: MessageDescriptor; readonly facts: readonly (NumberFact | WordFact | FlagFact)[] }[] = [
  { name: msg`Order`, facts: ['amount', 'channel', 'hour', 'expedited', 'new_buyer'] },
  { name: msg`Score and card`, facts: ['score', 'level', 'factor', 'declines', 'avs'] },
  { name: msg`Addresses`, facts: ['country', 'region', 'billing_country', 'distance', 'ip_distance', 'same_place', 'post_box'] },
  { name: msg`Parts and vehicle`, facts: ['part', 'quantity', 'pieces', 'make', 'has_vin'] },
]

/** What the bank may say of an address. */
export const avsNames: { readonly [avs: string]: MessageDescriptor } = {
  full: msg`confirmed`,
  partial: msg`street or ZIP differs`,
  none: msg`nothing matches`,
  unknown: msg`not checked`,
}
