import { invalidRequest } from './errors.ts'
import type { Account, Kind } from './store.ts'

const kinds: Readonly<Record<string, Kind>> = {
  pi: 'payment_intent',
  ch: 'charge',
  re: 'refund',
  cus: 'customer',
  du: 'dispute',
  pm: 'payment_method',
  seti: 'setup_intent',
  txn: 'balance_transaction',
}

/** Replaces ids by their objects as `expand[]` asks: `latest_charge`, `latest_charge.balance_transaction`, `data.payment_method`. At most four deep. */
export function expanded(account: Account, object: object, paths: readonly string[] = []): object {
  return paths.reduce((whole, path) => follow(account, whole, path.split('.'), path), object)
}

function follow(account: Account, value: object, [name, ...rest]: string[], path: string): object {
  if (name === undefined) return value
  if (Array.isArray(value)) return value.map((item: object) => follow(account, item, [name, ...rest], path))
  if (!(name in value) || rest.length > 3) throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
  const inner: unknown = value[name as keyof typeof value]
  if (inner === null || inner === undefined) return value
  const whole = typeof inner === 'string' ? load(account, inner, path) : inner
  if (typeof whole !== 'object' || whole === null) throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
  return { ...value, [name]: follow(account, whole, rest, path) }
}

function load(account: Account, id: string, path: string): object {
  const kind = kinds[id.split('_')[0] ?? '']
  if (!kind) throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' })
  return account.need(kind, id)
}
