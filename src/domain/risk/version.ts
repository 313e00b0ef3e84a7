import type { Code } from './codes.ts'

/**
 * What a score is weighed with. `prior` is the share of orders that are fraud before anything is known (0 to 1); a weight is points, ten of which double
 * the odds, and a code without a weight is not looked at. `fitted` says whether the weights were learned from stores' own marks, so that a chance may be named.
 */
export type Version = {
  readonly id: string
  readonly fitted: boolean
  readonly prior: number
  readonly weights: { readonly [code in Code]?: number }
}

/**
 * The weights every installation starts with. They are experts' priors, not fitted to anybody's orders. Behind them: RevolutionParts' and SimplePart's lists of warning
 * signs, ClearSale's advice to parts sellers (offer.clear.sale/autoparts), sporkmarketing.com 7543 and 5001, support.mykaarma.com; the base rate of 0.7 % lies
 * between the one in a thousand that Stripe names for its network and the 3 % merchants reported to Visa and MRC in 2025. "Ours" marks a weight nobody has written of.
 */
export const starter: Version = {
  id: 'starter-1',
  fitted: false,
  prior: 0.007,
  weights: {
    // the dearest orders of a store: SimplePart's amount threshold; expedited and dear, freight above goods: RevolutionParts' red flags
    amount_high: 8,
    amount_top: 14,
    expedited_new_buyer: 6,
    freight_over_goods: 8,
    // what the issuer answers: AVS and CVC as every gateway returns them; 3-D Secure moves the liability to the issuer
    avs_full: -10,
    avs_partial: 3,
    avs_none: 16,
    cvc_mismatch: 26,
    three_d_secure: -23,
    // MaxMind: country of the card's issuer against the billing country; prepaid cards
    issuer_country: 16,
    prepaid: 6,
    // RevolutionParts: several tries, a try with a smaller amount, several cards to one address
    declined_twice: 6,
    declined_often: 16,
    retry_cheaper: 20,
    second_card: 10,
    third_card: 23,
    // mykaarma: several large orders within days; the points are ours
    busy_hour: 10,
    busy_day: 6,
    busy_week: 4,
    // RevolutionParts: billing and shipping differ, PO box; UltraCart: ship_forwarder. Distance, PO box and pickup points are ours
    other_region: 6,
    other_name_too: 8,
    far_apart: 2,
    post_box: 2,
    shared_place: 16,
    changed_after_payment: 16,
    pickup_by_other: 6,
    // MaxMind, SimplePart: IP abroad, anonymous or hosted, far from the address
    ip_country: 20,
    ip_hosting: 16,
    ip_far: 6,
    // MaxMind: disposable mail and local part; RevolutionParts: ZIP against area code. Relay and typo are ours
    mail_disposable: 23,
    mail_relay: 3,
    mail_typo: 3,
    mail_unlike_name: 4,
    phone_elsewhere: 4,
    // ClearSale, sporkmarketing: wanted goods, more than one car needs, unrelated makes, no VIN. A wrong VIN and a disagreeing one are ours
    hot_parts: 8,
    beyond_one_vehicle: 13,
    unrelated_makes: 10,
    keys_without_vin: 10,
    no_vehicle: 3,
    vin_invalid: 3,
    vin_disagrees: 5,
    does_not_fit: 6,
    // a settled order with the same card and ship-to calms; an earlier chargeback is ours
    settled_before: -20,
    chargeback_before: 23,
    // a phone answered calms by 10; the other ticks are ours
    called: -10,
    vin_asked: -4,
    card_verified: -18,
    billing_only: -6,
    // the network's registry; a building is context and weighs nothing. A high verdict has a floor besides
    registry_medium: 28,
    registry_high: 35,
    building_frauds: 0,
    // points for each doubling of the odds by a provider: half trust, because it sees much of what is weighed above (ours)
    provider_risk: 5,
    // the bank's own word on this payment (ours): a warning of fraud makes it High by itself
    dispute_open: 40,
    fraud_warning: 65,
  },
}

/** All versions this program can still score with, oldest first: a score of long ago is made again with its own. */
export const versions: readonly Version[] = [starter]

/** What new scores are made with. */
export function currentVersion(): Version {
  return versions.at(-1) ?? starter
}

/** The version of that id, undefined when this program has never known it. */
export function versionOf(id: string): Version | undefined {
  return versions.find((version) => version.id === id)
}
