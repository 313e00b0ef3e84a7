import { openDatabase } from '../database.ts'

/**
 * What can go wrong on the wire. `before`, 409 (the key is in use) and 429: nothing was done; `after`, truncated and invalid_json: it was done, but the
 * caller is not told, or not legibly.
 */
export const faultKinds = [
  'drop_before',
  'drop_after',
  'hang_after',
  '500_before',
  '500_after',
  '409',
  '429',
  'truncated',
  'invalid_json',
  'slow',
] as const
type FaultKind = (typeof faultKinds)[number]

/** The gateways a fault may wait at, and the carrier. */
export const faultyGateways = ['stripe', 'paypal', 'easypost'] as const
type FaultyGateway = (typeof faultyGateways)[number]

/** A fault waiting for a request, at one gateway or at any. `path` may hold `*` for one part and `**` for any rest; `times` counts down; `milliseconds` is for `slow`. */
export type Fault = {
  readonly gateway?: FaultyGateway | undefined
  readonly method: string
  readonly path: string
  readonly kind: FaultKind
  readonly times: number
  readonly milliseconds: number
}

/** Faults that wait for the gateway's next matching requests; kept on disk. */
export type Faults = {
  readonly add: (fault: Fault) => void
  /** The first fault that matches, used up once. */
  readonly take: (method: string, path: string, gateway?: FaultyGateway) => Fault | undefined
  readonly waiting: () => Fault[]
  readonly clear: () => void
  readonly close: () => void
}

/** Opens the faults kept in `<folder>/faults.sqlite`. */
export function openFaults(folder: string): Faults {
  const db = openDatabase(
    folder,
    'faults',
    'create table if not exists faults (seq integer primary key autoincrement, times integer not null, body text not null)',
  )
  const read = () =>
    db
      .all('select * from faults where times > 0 order by seq')
      .map((row) => ({ seq: Number(row['seq']), fault: { ...(JSON.parse(String(row['body'])) as Fault), times: Number(row['times']) } }))
  return {
    add: (fault) => db.run('insert into faults (times, body) values (?, ?)', fault.times, JSON.stringify(fault)),
    take: (method, path, gateway = 'stripe') => {
      const meets = (fault: Fault) =>
        (fault.gateway ?? gateway) === gateway && (fault.method === '*' || fault.method === method) && matches(fault.path, path)
      const hit = read().find(({ fault }) => meets(fault))
      if (hit) db.run('update faults set times = times - 1 where seq = ?', hit.seq)
      return hit?.fault
    },
    waiting: () => read().map(({ fault }) => fault),
    clear: () => db.run('delete from faults'),
    close: () => db.close(),
  }
}

function matches(pattern: string, path: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${source}$`).test(path)
}
