import type { Code } from '#domain/risk/codes.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { textsOf, type Say } from './say.tsx'

/** What an observation is called, its one sentence, and what was seen where that says more than yes. */
type Words = {
  readonly name: MessageDescriptor
  readonly says: (say: Say) => MessageDescriptor
  readonly seen?: (say: Say) => string | MessageDescriptor
}

const count = ({ value }: Say) => String(value)
const amount = ({ value, money }: Say) => money(value)

/** The words of an observation; undefined of a row that is none, and of one that only a newer page knows. */
export function wordsOf(code: string): Words | undefined {
  const known: { readonly [code: string]: Words } = words
  return known[code]
}

/** Leaving one out does not compile. */
const words: { readonly [code in Code]: Words } = {
  amount_high: { name: msg`High order total`, says: dearerThan, seen: amount },
  amount_top: { name: msg`Very high order total`, says: dearerThan, seen: amount },
  expedited_new_buyer: {
    name: msg`Express for a new customer`,
    says: () => msg`A customer who never ordered here asked for express shipping.`,
  },
  freight_over_goods: {
    name: msg`Shipping above the goods`,
    says: ({ evidence, money }) => {
      const [shipping, goods] = [money(evidence.shipping), money(evidence.goods)]
      return msg`Shipping costs ${shipping}, more than the goods at ${goods}.`
    },
    seen: amount,
  },
  avs_full: {
    name: msg`Billing address (AVS)`,
    says: () => msg`The card’s bank confirms the street and the ZIP code.`,
    seen: avs,
  },
  avs_partial: {
    name: msg`Billing address (AVS)`,
    says: ({ evidence }) =>
      evidence.street === 'fail' ? msg`The card’s bank has another street on file.` : msg`The card’s bank has another ZIP code on file.`,
    seen: avs,
  },
  avs_none: {
    name: msg`Billing address (AVS)`,
    says: () => msg`The card’s bank has neither this street nor this ZIP code on file.`,
    seen: avs,
  },
  cvc_mismatch: {
    name: msg`Security code (CVC)`,
    says: () => msg`The security code is not the one on the card.`,
    seen: ({ value, check }) => check(value),
  },
  three_d_secure: { name: msg`3-D Secure`, says: () => msg`The customer proved to their bank that the card is theirs.` },
  issuer_country: {
    name: msg`Country of the card`,
    says: ({ value, evidence, country }) => {
      const [card, billing] = [country(value), country(evidence.billing)]
      return msg`The card’s country (${card}) is not that of the billing address (${billing}).`
    },
    seen: ({ value, country }) => country(value),
  },
  prepaid: { name: msg`Prepaid card`, says: () => msg`A prepaid card can be bought without giving a name.` },
  declined_twice: { name: msg`Declined payments`, says: declined, seen: count },
  declined_often: { name: msg`Many declined payments`, says: declined, seen: count },
  retry_cheaper: {
    name: msg`Retried with less`,
    says: ({ evidence, money }) => {
      const [before, after] = [money(evidence.declined), money(evidence.amount)]
      return msg`After ${before} was declined, ${after} was tried.`
    },
    seen: amount,
  },
  second_card: { name: msg`Two cards`, says: cards, seen: count },
  third_card: { name: msg`Many cards`, says: cards, seen: count },
  busy_hour: {
    name: msg`Orders within an hour`,
    says: ({ value, evidence, kinds }) => {
      const [n, trail] = [Number(value), kinds(evidence.by)]
      return msg`${plural(n, { one: '# other order', other: '# other orders' })} within an hour by the same ${trail}.`
    },
    seen: count,
  },
  busy_day: {
    name: msg`Orders within a day`,
    says: ({ value, evidence, kinds }) => {
      const [n, trail] = [Number(value), kinds(evidence.by)]
      return msg`${plural(n, { one: '# other order', other: '# other orders' })} within a day by the same ${trail}.`
    },
    seen: count,
  },
  busy_week: {
    name: msg`Orders within a week`,
    says: ({ value, evidence, kinds }) => {
      const [n, trail] = [Number(value), kinds(evidence.by)]
      return msg`${plural(n, { one: '# other order', other: '# other orders' })} within a week by the same ${trail}.`
    },
    seen: count,
  },
  other_region: {
    name: msg`Ships elsewhere`,
    says: ({ evidence, place }) => {
      const [shipping, billing] = [place(evidence.shipping, evidence.billing), place(evidence.billing, evidence.shipping)]
      return msg`It ships to ${shipping}, the billing address is in ${billing}.`
    },
    seen: ({ value, place }) => place(value),
  },
  other_name_too: { name: msg`To another name`, says: () => msg`The name it ships to is not the one that is billed.` },
  far_apart: {
    name: msg`Addresses far apart`,
    says: ({ value, distance }) => {
      const away = distance(value)
      return msg`The billing and the shipping address lie ${away} apart.`
    },
    seen: ({ value, distance }) => distance(value),
  },
  post_box: { name: msg`PO box`, says: () => msg`It ships to a PO box.` },
  shared_place: {
    name: msg`Shared address`,
    says: ({ evidence }) => {
      const n = Number(evidence.buyers)
      return evidence.listed === true
        ? msg`The shipping address is listed as a freight forwarder’s.`
        : msg`${plural(n, { one: '# different customer', other: '# different customers' })} had parts shipped to this address.`
    },
    seen: ({ value }) => (value === null ? '' : String(value)),
  },
  changed_after_payment: { name: msg`Address changed late`, says: () => msg`The shipping address was changed after the payment.` },
  pickup_by_other: { name: msg`Picked up by another`, says: () => msg`Somebody other than the customer is to pick it up.` },
  ip_country: {
    name: msg`Country of the IP address`,
    says: ({ value, country }) => {
      const from = country(value)
      return msg`It was ordered from a country (${from}) that neither address is in.`
    },
    seen: ({ value, country }) => country(value),
  },
  ip_hosting: {
    name: msg`Network of the IP address`,
    says: () => msg`It was ordered through a hosting company, which hides where the customer is.`,
    seen: count,
  },
  ip_far: {
    name: msg`Distance of the IP address`,
    says: ({ value, roughly }) => {
      const away = roughly(value)
      return msg`It was ordered about ${away} away from where it ships.`
    },
    seen: ({ value, roughly }) => roughly(value),
  },
  mail_disposable: { name: msg`Throw-away mailbox`, says: () => msg`The e-mail address belongs to a mailbox made to be thrown away.` },
  mail_relay: { name: msg`Forwarded e-mail`, says: () => msg`The e-mail address only forwards and hides the real one.` },
  mail_typo: {
    name: msg`Misspelled e-mail`,
    says: ({ value }) => {
      const domain = String(value)
      return msg`The e-mail address is one letter away from ${domain}.`
    },
  },
  mail_unlike_name: { name: msg`E-mail and name`, says: () => msg`The e-mail address resembles no name on the order.` },
  phone_elsewhere: {
    name: msg`Phone from elsewhere`,
    says: () => msg`The phone number belongs to neither address.`,
    seen: ({ value, evidence, country }) =>
      value === evidence.country ? country(value) : `${String(value)} (${country(evidence.country)})`,
  },
  hot_parts: {
    name: msg`Sought-after parts`,
    says: ({ evidence, kinds }) => {
      const parts = kinds(evidence.kinds)
      return msg`Parts that are easily resold: ${parts}.`
    },
  },
  beyond_one_vehicle: {
    name: msg`More than one vehicle needs`,
    says: ({ value, evidence, kinds }) => {
      const [n, parts] = [Number(value), kinds(evidence.kinds)]
      return msg`More than one vehicle needs (${parts}): ${plural(n, { one: '# piece', other: '# pieces' })} of one kind.`
    },
    seen: count,
  },
  unrelated_makes: {
    name: msg`Unrelated makes`,
    says: ({ evidence, list }) => {
      const makes = list(evidence.makes)
      return msg`Parts for makes that have nothing in common: ${makes}.`
    },
    seen: count,
  },
  keys_without_vin: {
    name: msg`Coded parts without a VIN`,
    says: ({ evidence, kinds }) => {
      const parts = kinds(evidence.kinds)
      return msg`Parts tied to one car (${parts}), and no valid VIN.`
    },
  },
  no_vehicle: { name: msg`No vehicle`, says: () => msg`Neither a VIN nor a vehicle was given.` },
  vin_invalid: { name: msg`Wrong VIN`, says: () => msg`The VIN cannot be right.` },
  vin_disagrees: { name: msg`VIN of another vehicle`, says: () => msg`The VIN is of another vehicle than the one chosen.` },
  does_not_fit: {
    name: msg`Does not fit`,
    says: ({ value }) => {
      const n = Number(value)
      return msg`By the web store’s catalog ${plural(n, { one: '# line does not fit', other: '# lines do not fit' })} the vehicle.`
    },
    seen: count,
  },
  settled_before: {
    name: msg`Known customer`,
    says: ({ value }) => {
      const n = Number(value)
      return msg`${plural(n, { one: '# earlier order', other: '# earlier orders' })} with this card and address went well.`
    },
    seen: count,
  },
  chargeback_before: {
    name: msg`Earlier chargeback`,
    says: ({ value }) => {
      const n = Number(value)
      return msg`${plural(n, { one: '# earlier order', other: '# earlier orders' })} of this customer ended in a chargeback.`
    },
    seen: count,
  },
  called: { name: msg`Called`, says: () => msg`Somebody called the customer and was answered.` },
  vin_asked: { name: msg`VIN asked for`, says: () => msg`The customer was asked for the VIN and gave it.` },
  card_verified: { name: msg`Card verified`, says: () => msg`The customer named the secret amount held on the card.` },
  billing_only: { name: msg`Ships to billing only`, says: () => msg`It is shipped to the billing address only.` },
  registry_medium: {
    name: msg`Fraud registry: may match`,
    says: ({ evidence, kinds }) => {
      const [n, trails] = [Number(evidence.cases), kinds(evidence.kinds)]
      return msg`${plural(n, { one: '# report', other: '# reports' })} of fraud may be about this customer, by: ${trails}.`
    },
    seen: count,
  },
  registry_high: {
    name: msg`Fraud registry: matches`,
    says: ({ evidence, kinds }) => {
      const [n, trails] = [Number(evidence.cases), kinds(evidence.kinds)]
      return msg`${plural(n, { one: '# report', other: '# reports' })} of fraud about this customer, by: ${trails}.`
    },
    seen: count,
  },
  building_frauds: {
    name: msg`Same building`,
    says: () => msg`Frauds are known in this building. Its other tenants have done nothing, so it weighs nothing.`,
    seen: count,
  },
  provider_risk: {
    name: msg`Outside estimate`,
    says: ({ value, evidence, percent }) => {
      const [provider, chance] = [String(evidence.name), percent(value, 2)]
      return msg`${provider} puts the chance of fraud at ${chance}.`
    },
    seen: ({ evidence }) => textsOf(evidence.reasons).join(', '),
  },
  dispute_open: { name: msg`Disputed payment`, says: () => msg`The customer’s bank disputes a payment of this order.` },
  fraud_warning: { name: msg`Warning of fraud`, says: () => msg`The customer’s bank says that a payment of this order is fraud.` },
}

function dearerThan({ evidence, percent }: Say): MessageDescriptor {
  const share = percent(evidence.smaller)
  return msg`Dearer than ${share} of the store’s orders of the last 90 days.`
}

function declined({ value }: Say): MessageDescriptor {
  const n = Number(value)
  return msg`${plural(n, { one: '# payment was declined', other: '# payments were declined' })} within one hour.`
}

function cards({ value }: Say): MessageDescriptor {
  const n = Number(value)
  return msg`${plural(n, { one: '# card was used', other: '# different cards were used' })} for this order, its address or its device.`
}

function avs({ evidence, check }: Say): MessageDescriptor {
  const [street, zip] = [check(evidence.street), check(evidence.postalCode)]
  return msg`street ${street}, ZIP code ${zip}`
}
