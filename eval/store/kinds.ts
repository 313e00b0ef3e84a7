/**
 * How often something is so, 0 to 1. `avs` are weights of full, partial, none and unknown; `vehicle` of a valid VIN, a vehicle without VIN, nothing, a wrong VIN; `hot` the share of
 * baskets with something thieves resell; `otherName` of orders shipped to somebody else.
 */
export type Habits = {
  readonly avs: readonly [number, number, number, number]
  readonly cvcFails: number
  readonly foreignCard: number
  readonly prepaid: number
  readonly hostedIp: number
  readonly foreignIp: number
  readonly disposable: number
  readonly relay: number
  readonly oddMail: number
  readonly phoneElsewhere: number
  readonly vehicle: readonly [number, number, number, number]
  readonly hot: number
  readonly expedited: number
  readonly fumbles: number
  readonly otherName: number
  readonly changes: number
  readonly fetchedByOther: number
}

/** Where goods go, and what is bought. */
export type Kind = Partial<Habits> & {
  readonly share: number
  readonly ship: 'home' | 'other_state' | 'forwarder' | 'post_box' | 'shop' | 'garage' | 'room'
  readonly basket: 'usual' | 'filters' | 'wheels' | 'pile' | 'keys' | 'heavy'
  readonly tries?: 'tested'
  /** orders of one buyer, least and most */
  readonly orders: readonly [number, number]
  /** only seen when judged: nothing was ever learned from it */
  readonly heldOut?: true
}

/**
 * What a good order looks like: guesses of one author, made before any of them was scored. Issuers cannot confirm one address in seven; people order for others, keep telephone
 * numbers when they move, and write from odd mailboxes.
 */
export const honestHabits: Habits = {
  avs: [82, 10, 3, 5],
  cvcFails: 0.01,
  foreignCard: 0.008,
  prepaid: 0.04,
  hostedIp: 0.025,
  foreignIp: 0.008,
  disposable: 0.004,
  relay: 0.03,
  oddMail: 0.08,
  phoneElsewhere: 0.14,
  vehicle: [55, 33, 10, 2],
  hot: 0.14,
  expedited: 0.06,
  fumbles: 0.03,
  otherName: 0.03,
  changes: 0.006,
  fetchedByOther: 0.01,
}

/** What an order on a stolen card looks like: half of them come with the victim's address, and most look like anybody's in most ways. Guesses as above. */
export const stolenHabits: Habits = {
  avs: [38, 27, 23, 12],
  cvcFails: 0.1,
  foreignCard: 0.12,
  prepaid: 0.08,
  hostedIp: 0.22,
  foreignIp: 0.1,
  disposable: 0.08,
  relay: 0.03,
  oddMail: 0.3,
  phoneElsewhere: 0.35,
  vehicle: [25, 40, 33, 2],
  hot: 0.65,
  expedited: 0.25,
  fumbles: 0.15,
  otherName: 0.4,
  changes: 0.04,
  fetchedByOther: 0.02,
}

/** Good buyers, those included who look like fraud: most buy for a car at home; a repair shop six of one filter; a gift; a car off the road far away; a post box; an export buyer behind a forwarder; dear parts; somebody who moved, or mistypes cards. */
export const honestKinds = {
  plain: { share: 62, ship: 'home', basket: 'usual', orders: [1, 2] },
  returning: { share: 18, ship: 'home', basket: 'usual', orders: [2, 7], fumbles: 0.01 },
  repair_shop: { share: 5, ship: 'shop', basket: 'filters', orders: [3, 16], vehicle: [20, 40, 40, 0], oddMail: 0.6 },
  gift: { share: 4, ship: 'other_state', basket: 'usual', orders: [1, 1], otherName: 1 },
  stranded: { share: 2.5, ship: 'other_state', basket: 'usual', orders: [1, 1], expedited: 1, otherName: 0.2, foreignIp: 0 },
  rural: { share: 3, ship: 'post_box', basket: 'usual', orders: [1, 3] },
  export_buyer: {
    share: 0.7,
    ship: 'forwarder',
    basket: 'usual',
    orders: [1, 5],
    foreignCard: 1,
    foreignIp: 1,
    avs: [5, 5, 10, 80],
    hot: 0.3,
  },
  enthusiast: { share: 2.5, ship: 'home', basket: 'wheels', orders: [1, 2], heldOut: true },
  moved: { share: 1.3, ship: 'other_state', basket: 'usual', orders: [1, 1], avs: [5, 45, 45, 5], otherName: 0, heldOut: true },
  fumbler: { share: 1, ship: 'home', basket: 'usual', orders: [1, 1], fumbles: 1, cvcFails: 0.15, heldOut: true },
} as const satisfies Readonly<Record<string, Kind>>
export type HonestKind = keyof typeof honestKinds

/**
 * Patterns that ClearSale (offer.clear.sale/autoparts), sporkmarketing.com 7543 and 5001 and support.mykaarma.com tell of parts stores: cards tested on wheels, freight forwarders, a
 * middleman's pile of modules, a rushed heavy part, keys and airbags without a VIN; an address changed once paid, a third person who fetches, one hand sending gift-like orders to many,
 * several large orders within days. The last has everything right and cannot be told from a good one but by what follows.
 */
export const fraudKinds = {
  tester: { share: 12, ship: 'room', basket: 'wheels', orders: [1, 2], tries: 'tested', avs: [20, 30, 40, 10], cvcFails: 0.3 },
  forwarded: { share: 14, ship: 'forwarder', basket: 'usual', orders: [1, 4], hot: 0.8 },
  middleman: { share: 10, ship: 'garage', basket: 'pile', orders: [1, 3] },
  rusher: { share: 10, ship: 'room', basket: 'heavy', orders: [1, 2], expedited: 1 },
  key_cutter: { share: 8, ship: 'room', basket: 'keys', orders: [1, 3], vehicle: [5, 40, 50, 5] },
  redirector: { share: 10, ship: 'room', basket: 'usual', orders: [1, 2], avs: [80, 10, 2, 8], changes: 1, otherName: 0.2, heldOut: true },
  fetcher: { share: 6, ship: 'home', basket: 'heavy', orders: [1, 2], fetchedByOther: 1, heldOut: true },
  triangulator: { share: 10, ship: 'other_state', basket: 'usual', orders: [2, 6], otherName: 1, hot: 0.3, heldOut: true },
  serial: { share: 10, ship: 'room', basket: 'wheels', orders: [3, 6], heldOut: true },
  spotless: {
    share: 10,
    ship: 'home',
    basket: 'usual',
    orders: [1, 2],
    avs: [95, 5, 0, 0],
    cvcFails: 0,
    foreignCard: 0,
    hostedIp: 0.05,
    foreignIp: 0,
    disposable: 0,
    oddMail: 0.1,
    otherName: 0,
    fumbles: 0.03,
    heldOut: true,
  },
} as const satisfies Readonly<Record<string, Kind>>
export type FraudKind = keyof typeof fraudKinds
