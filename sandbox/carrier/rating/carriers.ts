/** A service and what it costs, in cents: a base, so much a pound, and both grow with each zone beyond the second. `days` by zone 2, 3, … 9. */
export type CarrierService = {
  readonly name: string
  readonly base: number
  readonly pound: number
  readonly zoneBase: number
  readonly zonePound: number
  readonly days: readonly number[]
  /** The day is promised, and money back if it is missed. */
  readonly guaranteed: boolean
  /** A day is told at all; some carriers tell only how many days it takes. */
  readonly dated: boolean
  readonly air: boolean
  /** Goes abroad, and only there. */
  readonly abroad?: boolean
}

/** A carrier of the sandbox's own: none of them exists. Pounds and inches; `cents` is what each extra costs, null what it does not offer. */
export type CarrierRules = {
  readonly name: CarrierName
  readonly type: string
  readonly readable: string
  /** The first digit of its tracking numbers. */
  readonly digit: string
  readonly maxPounds: number
  readonly maxLength: number
  /** The most that length and girth may be together. */
  readonly maxGirth: number
  /** Cubic inches that count as a pound, and above how many they do. */
  readonly divisor: number
  readonly dimensionalAbove: number
  readonly postBoxes: boolean
  /** Sells several boxes at once. */
  readonly orders: boolean
  /** Labels may be given back for so many days. */
  readonly voidDays: number
  readonly cents: {
    readonly residential: number
    readonly signature: number
    readonly adultSignature: number
    readonly indirectSignature: number | null
    readonly saturday: number | null
    readonly handling: number
    readonly hazmat: number | null
    /** For a box too big for the belts, which is billed as 90 pounds at least. */
    readonly large: number | null
  }
  readonly services: readonly CarrierService[]
}

/** The carriers there are. */
export const carrierNames = ['SandboxPost', 'SandboxParcel', 'SandboxExpress'] as const
export type CarrierName = (typeof carrierNames)[number]

/** Takes what fits a mailbag: cheap, by zone, to post boxes too, never a day promised but by its express. */
const post: CarrierRules = {
  name: 'SandboxPost',
  type: 'SandboxPostAccount',
  readable: 'Sandbox Post',
  digit: '1',
  maxPounds: 70,
  maxLength: 108,
  maxGirth: 130,
  divisor: 166,
  dimensionalAbove: 1728,
  postBoxes: true,
  orders: false,
  voidDays: 30,
  cents: {
    residential: 0,
    signature: 370,
    adultSignature: 940,
    indirectSignature: null,
    saturday: null,
    handling: 0,
    hazmat: 0,
    large: null,
  },
  services: [
    {
      name: 'GroundSaver',
      base: 485,
      pound: 42,
      zoneBase: 22,
      zonePound: 14,
      days: [2, 2, 3, 3, 4, 4, 5, 7],
      guaranteed: false,
      dated: false,
      air: false,
    },
    {
      name: 'Priority',
      base: 745,
      pound: 61,
      zoneBase: 48,
      zonePound: 27,
      days: [1, 2, 2, 2, 2, 3, 3, 4],
      guaranteed: false,
      dated: false,
      air: true,
    },
    {
      name: 'Express',
      base: 2875,
      pound: 164,
      zoneBase: 310,
      zonePound: 58,
      days: [1, 1, 1, 1, 2, 2, 2, 3],
      guaranteed: true,
      dated: true,
      air: true,
    },
  ],
}

/** The brown van without the brown: heavy and large boxes, several at once, not to post boxes. */
const parcel: CarrierRules = {
  name: 'SandboxParcel',
  type: 'SandboxParcelAccount',
  readable: 'Sandbox Parcel',
  digit: '2',
  maxPounds: 150,
  maxLength: 108,
  maxGirth: 165,
  divisor: 139,
  dimensionalAbove: 0,
  postBoxes: false,
  orders: true,
  voidDays: 90,
  cents: {
    residential: 595,
    signature: 660,
    adultSignature: 790,
    indirectSignature: 430,
    saturday: 1600,
    handling: 2800,
    hazmat: 3675,
    large: 11_000,
  },
  services: [
    {
      name: 'Ground',
      base: 890,
      pound: 49,
      zoneBase: 61,
      zonePound: 12,
      days: [1, 2, 3, 3, 4, 4, 5, 6],
      guaranteed: false,
      dated: true,
      air: false,
    },
    {
      name: 'TwoDay',
      base: 1980,
      pound: 142,
      zoneBase: 240,
      zonePound: 44,
      days: [2, 2, 2, 2, 2, 2, 2, 3],
      guaranteed: true,
      dated: true,
      air: true,
    },
    {
      name: 'Overnight',
      base: 4150,
      pound: 265,
      zoneBase: 520,
      zonePound: 71,
      days: [1, 1, 1, 1, 1, 1, 1, 2],
      guaranteed: true,
      dated: true,
      air: true,
    },
  ],
}

/** Everything by air, abroad too; nothing dangerous. */
const express: CarrierRules = {
  name: 'SandboxExpress',
  type: 'SandboxExpressAccount',
  readable: 'Sandbox Express',
  digit: '3',
  maxPounds: 150,
  maxLength: 119,
  maxGirth: 165,
  divisor: 139,
  dimensionalAbove: 0,
  postBoxes: false,
  orders: true,
  voidDays: 90,
  cents: {
    residential: 610,
    signature: 695,
    adultSignature: 845,
    indirectSignature: 560,
    saturday: 1600,
    handling: 3150,
    hazmat: null,
    large: 12_500,
  },
  services: [
    {
      name: 'ThreeDay',
      base: 1690,
      pound: 118,
      zoneBase: 190,
      zonePound: 37,
      days: [3, 3, 3, 3, 3, 3, 3, 4],
      guaranteed: false,
      dated: true,
      air: true,
    },
    {
      name: 'NextNoon',
      base: 4390,
      pound: 271,
      zoneBase: 540,
      zonePound: 73,
      days: [1, 1, 1, 1, 1, 1, 1, 2],
      guaranteed: true,
      dated: true,
      air: true,
    },
    {
      name: 'NextMorning',
      base: 5260,
      pound: 288,
      zoneBase: 610,
      zonePound: 80,
      days: [1, 1, 1, 1, 1, 1, 1, 2],
      guaranteed: true,
      dated: true,
      air: true,
    },
    {
      name: 'Worldwide',
      base: 4980,
      pound: 355,
      zoneBase: 0,
      zonePound: 0,
      days: [3, 3, 3, 3, 3, 3, 3, 3],
      guaranteed: false,
      dated: false,
      air: true,
      abroad: true,
    },
  ],
}

/** All carriers of the sandbox. */
export const carriers: readonly CarrierRules[] = [post, parcel, express]

/** The carrier of this name, in any case. */
export function carrierNamed(name: string | null | undefined): CarrierRules | undefined {
  return carriers.find((one) => one.name.toLowerCase() === name?.toLowerCase())
}
