import { randomOf, type Random } from '../registry/random.ts'
import type { Payment } from './payment.ts'

/**
 * A month of payments over many small merchants in the shape of a public teaching set that a Brazilian acquirer calls hypothetical: about 3,200 rows, 1,750 merchants, 2,700 buyers of whom 235 come again,
 * 12 % charged back, six in ten frauds a repeat of an earlier one's hand, of these half within the hour and five in six within the day; amounts and buyers' earlier payments
 * alone part fraud from good about as well (areas of 0.75 and 0.73); an earlier fraud of the same hand is followed by fraud nine times in ten, three of four at the same merchant.
 * Only these figures were matched, on the tuning seeds. Nothing here knows the scorecard or the registry.
 */
export function paymentsOf(seed: number, scale = 1): readonly Payment[] {
  const random = randomOf(seed ^ 0x9a7)
  const [frauds, all] = [Math.round(391 * scale), Math.round(3_200 * scale)]
  const merchants = Math.round(3_700 * scale)
  const made: Payment[] = []
  const world: World = { random, merchants, ids: 0 }
  let bad = 0
  while (bad < frauds) {
    const hand = fraudsters(world)
    made.push(...hand)
    bad += hand.filter(({ fraud }) => fraud).length
  }
  while (made.length < all) made.push(...customer(world))
  return made.toSorted((a, b) => a.at - b.at)
}

/** Seeds to look at while the scorecard changes, seeds to say how good it is, and seeds to learn from what could be had at most. */
export const seeds = {
  tuning: [1, 2, 3, 4, 5, 6],
  learning: [11, 12, 13, 14, 15, 16],
  judging: [101, 102, 103, 104, 105, 106, 107, 108, 109, 110],
} as const

type World = { readonly random: Random; readonly merchants: number; ids: number }

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const start = Date.UTC(2026, 4, 1)

/** One hand's frauds: half of the hands stop after one, the others make some three more, mostly at the first merchant, by cards that change. */
function fraudsters(world: World): readonly Payment[] {
  const { random } = world
  const shop = merchantOf(world)
  const first = paid(world, {
    at: momentOf(random, 'fraud'),
    device: random.chance(0.85) ? idOf(world) : null,
    merchant: shop,
    fraud: true,
  })
  const made = [first]
  if (!random.chance(0.5)) return made
  while (random.chance(made.length === 1 ? 1 : 0.7)) {
    const before = made.at(-1) ?? first
    made.push({
      ...before,
      at: before.at + gapOf(random),
      amount: random.chance(0.4) ? near(random, before.amount ?? 0) : amountOf(random, 'fraud'),
      card: random.chance(0.3) ? idOf(world) : before.card,
      buyer: random.chance(0.05) ? idOf(world) : before.buyer,
      device: random.chance(0.15) ? idOf(world) : before.device,
      merchant: random.chance(0.15) ? merchantOf(world) : before.merchant,
      // One in ten is never charged back, and counts as good.
      fraud: random.chance(0.9),
    })
  }
  return made
}

/** A good buyer pays once, and one in fifteen again: soon after, because something was forgotten, or another day. A few share a device, a few have a second card. */
function customer(world: World): readonly Payment[] {
  const { random } = world
  const first = paid(world, {
    at: momentOf(random, 'good'),
    device: random.chance(0.72) ? idOf(world) : null,
    merchant: merchantOf(world),
    fraud: false,
  })
  const made = [first]
  while (random.chance(made.length === 1 ? 0.065 : 0.4)) {
    const before = made.at(-1) ?? first
    made.push({
      ...before,
      at: before.at + (random.chance(0.6) ? gapOf(random) : Math.round((1 + random.below(14)) * day * (0.5 + random.below(1000) / 1000))),
      amount: amountOf(random, 'good'),
      card: random.chance(0.12) ? idOf(world) : before.card,
      merchant: random.chance(0.3) ? merchantOf(world) : before.merchant,
    })
  }
  return made
}

function paid(world: World, of: Pick<Payment, 'at' | 'device' | 'merchant' | 'fraud'>): Payment {
  return { ...of, amount: amountOf(world.random, of.fraud ? 'fraud' : 'good'), buyer: idOf(world), card: idOf(world), ip: null }
}

function idOf(world: World): string {
  world.ids += 1
  return String(10_000 + world.ids)
}

/** Some merchants sell much. */
function merchantOf({ random, merchants }: World): string {
  return `m${random.chance(0.15) ? random.below(Math.max(1, Math.round(merchants / 60))) : random.below(merchants)}`
}

/** Half within the hour, five in six within the day, the rest within six days. */
function gapOf(random: Random): number {
  return random.weighted([
    [54, () => minute * (1 + random.below(59))],
    [30, () => hour + minute * random.below(23 * 60)],
    [16, () => day + hour * random.below(5 * 24)],
  ])()
}

/** Good buyers pay by day; fraud is a little later. */
function momentOf(random: Random, who: 'good' | 'fraud'): number {
  const middle = who === 'good' ? 17 : 19
  const at = (middle + 4 * normal(random) + 48) % 24
  return start + random.below(30) * day + Math.round(at * hour)
}

/** Log-normal amounts; an area of 0.75 between two of them is a distance of 0.96 deviations. */
function amountOf(random: Random, who: 'good' | 'fraud'): number {
  return Math.round(100 * Math.exp(6 + 1.1 * (normal(random) + (who === 'fraud' ? 0.96 : 0)))) / 100
}

function near(random: Random, amount: number): number {
  return Math.round(100 * amount * (0.85 + random.below(30) / 100)) / 100
}

/** Box and Muller's way to a normal deviate. */
function normal(random: Random): number {
  const [a, b] = [(1 + random.below(1_000_000)) / 1_000_001, random.below(1_000_000) / 1_000_000]
  return Math.sqrt(-2 * Math.log(a)) * Math.cos(2 * Math.PI * b)
}
