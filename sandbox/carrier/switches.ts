import { z } from 'zod'
import type { Database } from '../database.ts'
import { carrierNames } from './rating/carriers.ts'

const dollars = z.string().regex(/^-?\d{1,6}\.\d\d$/, 'dollars and cents, as 1.50')

/** What can be turned for an account from behind; all of it may be left out. */
export const SwitchesAsk = z.strictObject({
  /** Carriers that answer nothing: their rates are a message, a purchase gets no answer. */
  down: z.array(z.enum(carrierNames)).optional(),
  /** Every purchase is refused with 402. */
  outOfFunds: z.boolean().optional(),
  /** Added to the price between quote and purchase. */
  priceChange: dollars.optional(),
  /** The next order that is bought fails at this box; those before it are bought. */
  orderFailsAtBox: z.int().min(1).max(50).nullable().optional(),
  /** Whatever is bought is insured for $100 unless the request says otherwise: a fee of $1.00. */
  insuredByDefault: z.boolean().optional(),
  /** What EasyPost itself takes for a label. */
  labelFee: dollars.optional(),
  /** SandboxPost may be bought through the orders endpoint too. */
  postOrders: z.boolean().optional(),
})
export type Switches = Required<z.infer<typeof SwitchesAsk>>

const untouched: Switches = {
  down: [],
  outOfFunds: false,
  priceChange: '0.00',
  orderFailsAtBox: null,
  insuredByDefault: false,
  labelFee: '0.00',
  postOrders: false,
}

/** The switches of an account. */
export function switchesOf(db: Database, account: string): Switches {
  const kept = db.get('select switches from accounts where name = ?', account)?.['switches']
  return { ...untouched, ...(JSON.parse(String(kept ?? '{}')) as Partial<Switches>) }
}

/** Turns some of them. */
export function turnSwitches(db: Database, account: string, change: z.infer<typeof SwitchesAsk>): Switches {
  const after = { ...switchesOf(db, account), ...change }
  db.run('update accounts set switches = ? where name = ?', JSON.stringify(after), account)
  return after
}
