import type { Database } from '../database.ts'

/**
 * What the gateway's staff turned on for an account. `multicapture`: `true` where a card allows it; `false`: a request for it is ignored, as documented
 * (docs.stripe.com/payments/multicapture); `refused`: a payment that asks for it cannot be confirmed, as accounts without the pricing plan see it.
 * `moto`: may cards be charged as mail or telephone orders? `holdSeconds`: how long a hold lives, null for as long as the card's network says.
 */
export type Switches = { readonly multicapture: boolean | 'refused'; readonly moto: boolean; readonly holdSeconds: number | null }

/** The switches of an account; those never set are on, and holds live as long as ever. */
export function switchesOf(db: Database, account: string): Switches {
  const kept = db.get('select body from switches where account = ?', account)?.['body']
  return { multicapture: true, moto: true, holdSeconds: null, ...(kept ? (JSON.parse(String(kept)) as Partial<Switches>) : {}) }
}

/** Turns some switches of an account; the others stay. */
export function setSwitches(
  db: Database,
  account: string,
  change: { readonly [name in keyof Switches]?: Switches[name] | undefined },
): Switches {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const after = { ...switchesOf(db, account), ...given }
  db.run(
    'insert into switches (account, body) values (?, ?) on conflict (account) do update set body = excluded.body',
    account,
    JSON.stringify(after),
  )
  return after
}
