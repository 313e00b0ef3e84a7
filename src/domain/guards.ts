import { guards, type FraudMark, type Guard } from './activity.ts'
import { ok, refuse, type Detail, type Result } from './result.ts'
import type { Level } from './risk/bands.ts'

/** How strict a store is about one guard: silent, a warning beside the button, or a stop that only an override passes. */
export type GuardLevel = 'off' | 'warn' | 'block'

/** What a store has set; a guard left out has its default. `requiresDmsNumber` switches the guard of the dealer invoice number on. */
export type GuardSettings = { readonly levels: { readonly [guard in Guard]?: GuardLevel }; readonly requiresDmsNumber: boolean }

/** What the guards look at of an order's risk: its level (null until it is scored), whether somebody looked at it, and the rules whose approval nobody has given. */
export type GuardRisk = { readonly level: Level | null; readonly looked: boolean; readonly unapproved: readonly string[] }

/** What the guards look at, for the goods about to leave; amounts in minor units. */
export type GuardFacts = {
  /** what is due of the order, less what is about to be captured and what other goods will bring later */
  readonly balance: number
  readonly fraudMark: FraudMark | null
  readonly risk: GuardRisk
  /** part numbers among the goods that nobody has signed off for the vehicle */
  readonly unsigned: readonly string[]
  readonly dmsNumber: string | null
  /** what all shipments of the order cost with this one; null when nobody knows */
  readonly shippingCost: number | null
  readonly shippingCharged: number
  /** gross profit after that cost; null while a part's cost is missing, or for those who may not see it */
  readonly profitAfter: number | null
}

/** What stands before anything is picked; amounts in minor units. */
export type GuardBase = {
  /** order total - collected */
  readonly balance: number
  readonly fraudMark: FraudMark | null
  readonly risk: GuardRisk
  readonly dmsNumber: string | null
  readonly shippingCharged: number
  /** what the shipments made so far cost */
  readonly spent: number
  /** gross profit before the cost of the next shipment; null while a part's cost is missing, or for those who may not see it */
  readonly profit: number | null
}

/**
 * What is about to happen: the parts picked without a sign-off, the cost of this shipment (null when not known), what is collected in the same step
 * (minor units), and whether the goods leave the store or only go on the pickup shelf, where money does not matter yet.
 */
export type Picking = {
  readonly unsigned: readonly string[]
  readonly cost: number | null
  readonly collected: number
  /** what is not due before other goods leave, minor units */
  readonly later?: number
  readonly leaves: boolean
}

/** Puts together what the guards look at. */
export function guardFacts({ spent, profit, ...base }: GuardBase, { unsigned, cost, collected, later = 0, leaves }: Picking): GuardFacts {
  if (!leaves) return { ...base, unsigned, balance: 0, shippingCost: null, profitAfter: null }
  return {
    ...base,
    unsigned,
    balance: base.balance - collected - later,
    shippingCost: cost === null && spent === 0 ? null : spent + (cost ?? 0),
    profitAfter: profit === null ? null : profit - (cost ?? 0),
  }
}

/** A guard that is open, how strictly the store takes it, and the figures of its sentence (minor units). */
export type OpenGuard = { readonly guard: Guard; readonly level: 'warn' | 'block'; readonly detail: Detail }

/** What a person gave to pass blocking guards: which ones, and why. */
export type Override = { readonly guards: readonly Guard[]; readonly reason: string }

/** A guard whose level is the store's to set: all but the approval, which a rule of the store has asked for by name. */
export type SetGuard = Exclude<Guard, 'approval_missing'>

/** The guards a store sets the level of, in the order of `guards`. */
export const setGuards = guards.filter((guard) => guard !== 'approval_missing')

/**
 * The levels of a store that has set none. The dealer invoice number is asked for only where the store requires it. A pending score is soon there and may stay
 * away when scoring is down, so it warns; a High one that nobody has looked at stops, because whoever ships can look at it.
 */
export const defaultLevels: { readonly [guard in Guard]: GuardLevel } = {
  balance_due: 'warn',
  fraud_not_cleared: 'block',
  score_pending: 'warn',
  high_not_looked_at: 'block',
  approval_missing: 'block',
  fitment: 'off',
  dms_number: 'block',
  loses_money: 'warn',
}

/** How strictly this store takes a guard. */
export function levelOf(guard: Guard, { levels, requiresDmsNumber }: GuardSettings): GuardLevel {
  if (guard === 'dms_number' && !requiresDmsNumber) return 'off'
  if (guard === 'approval_missing') return 'block'
  return levels[guard] ?? defaultLevels[guard]
}

/** Every guard that is open for these facts, in the order of `guards`; what the store has switched off is not looked at. */
export function checkGuards(facts: GuardFacts, settings: GuardSettings): readonly OpenGuard[] {
  const found = findings(facts)
  return guards.flatMap((guard): readonly OpenGuard[] => {
    const [level, detail] = [levelOf(guard, settings), found[guard]]
    return detail === null || level === 'off' ? [] : [{ guard, level, detail }]
  })
}

/**
 * May goods leave in spite of these open guards? Warnings pass. A block passes by name, with a reason, for those who may override; the guards passed that
 * way are answered so that each gets its log entry.
 */
export function passGuards(
  open: readonly OpenGuard[],
  override: Override | null,
  mayOverride: boolean,
): Result<readonly Guard[], 'guarded' | 'may_not_override'> {
  const blocks = open.filter(({ level }) => level === 'block').map(({ guard }) => guard)
  const left = blocks.filter((guard) => !override?.guards.includes(guard))
  if (left.length > 0) return refuse('guarded', { guards: left })
  return blocks.length === 0 || mayOverride ? ok(blocks) : refuse('may_not_override', { guards: blocks })
}

/** The figures of each guard that is open, null for one that is not. */
function findings(facts: GuardFacts): { readonly [guard in Guard]: Detail | null } {
  const { balance, fraudMark, risk, unsigned, dmsNumber } = facts
  return {
    balance_due: balance > 0 ? { balance } : null,
    fraud_not_cleared: fraudMark === 'suspected' || fraudMark === 'known' ? { mark: fraudMark } : null,
    score_pending: risk.level === null ? {} : null,
    high_not_looked_at: risk.level === 'high' && !risk.looked ? {} : null,
    approval_missing: risk.unapproved.length > 0 ? { rules: risk.unapproved } : null,
    fitment: unsigned.length > 0 ? { parts: unsigned, lines: unsigned.length } : null,
    dms_number: dmsNumber === null ? {} : null,
    loses_money: loss(facts),
  }
}

/** A shipment loses money when it costs more than the buyer paid for shipping, or when nothing of the order's profit is left after it. */
function loss({ shippingCost, shippingCharged, profitAfter }: GuardFacts): Detail | null {
  const over = shippingCost === null ? 0 : shippingCost - shippingCharged
  if (over <= 0 && (profitAfter === null || profitAfter >= 0)) return null
  return { over: over > 0 ? over : undefined, profit: profitAfter !== null && profitAfter < 0 ? profitAfter : undefined }
}

/** What Complete Order looks at before goods may leave, in its order. */
export const verifySteps = ['risk', 'approval', 'addresses', 'fitment', 'balance', 'dms_number'] as const
export type VerifyStep = (typeof verifySteps)[number]

/** What decides the steps of Complete Order. `approval`: whether a rule asked for one; `unsigned`: lines still open that nobody has signed off; `balance` in minor units. */
export type Verified = {
  readonly riskChecked: boolean
  readonly approval: 'not_asked' | 'missing' | 'given'
  readonly addressesChecked: boolean
  readonly unsigned: number
  readonly balance: number
  readonly dmsNumber: string | null
  readonly nothingOpen: boolean
}

/**
 * Each step of Complete Order: done, open, or not asked for. Once everything has left, looking at risk, addresses and fitment comes too late and is not
 * asked any more; money and the dealer invoice number still are.
 */
export function stepsOf(
  facts: Verified,
  settings: GuardSettings,
): readonly { readonly step: VerifyStep; readonly state: 'done' | 'open' | 'not_asked' }[] {
  const done: { readonly [step in VerifyStep]: boolean } = {
    risk: facts.riskChecked,
    approval: facts.approval === 'given',
    addresses: facts.addressesChecked,
    fitment: facts.unsigned === 0,
    balance: facts.balance === 0,
    dms_number: facts.dmsNumber !== null,
  }
  return verifySteps.map((step) => ({ step, state: done[step] ? 'done' : asked(step, facts, settings) ? 'open' : 'not_asked' }))
}

/** The three stages of working an order. */
export const stages = ['verify', 'collect', 'ship'] as const
export type Stage = (typeof stages)[number]

/** Where an order stands in its three stages: verified when no step but the money's is open, collected when nothing is due, shipped when nothing is open. */
export function stagesOf(facts: Verified, settings: GuardSettings): readonly { readonly stage: Stage; readonly done: boolean }[] {
  const done: { readonly [stage in Stage]: boolean } = {
    verify: stepsOf(facts, settings).every(({ step, state }) => step === 'balance' || state !== 'open'),
    collect: facts.balance <= 0,
    ship: facts.nothingOpen,
  }
  return stages.map((stage) => ({ stage, done: done[stage] }))
}

function asked(step: VerifyStep, { nothingOpen, balance, approval }: Verified, settings: GuardSettings): boolean {
  switch (step) {
    case 'risk':
    case 'addresses':
      return !nothingOpen
    case 'approval':
      return !nothingOpen && approval === 'missing'
    case 'fitment':
      return !nothingOpen && levelOf('fitment', settings) !== 'off'
    case 'balance':
      return balance > 0 || nothingOpen
    case 'dms_number':
      return levelOf('dms_number', settings) !== 'off'
  }
}
