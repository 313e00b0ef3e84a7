import { isIP } from 'node:net'
import type { DatabaseSync } from 'node:sqlite'
import ipaddr from 'ipaddr.js'
import type { Point } from '#domain/distance.ts'
import { pointOf } from './points/coding.ts'

/**
 * What is known of a public address: `country` is ISO 3166-1 alpha-2; `network` the operator that announces it, `hosting` when it rents out machines or tunnels; `point`
 * about where it is used, to a degree (up to 80 km off), null where its neighbours are scattered.
 */
export type IpFacts = {
  readonly country: string | null
  readonly network: { readonly asn: number; readonly name: string; readonly hosting: boolean } | null
  readonly point: Point | null
}

/** Looks an address up in the tables of a look-up file; null for private and reserved addresses and for what is none. */
export function ipReader(db: DatabaseSync): (text: string) => IpFacts | null {
  const find = db.prepare(
    `SELECT n.country, n.asn, o.name, o.hosting FROM networks n LEFT JOIN operators o ON o.asn = n.asn
     WHERE n.start = (SELECT max(start) FROM networks WHERE start <= ?)`,
  )
  const place = db.prepare('SELECT cell FROM points WHERE start <= ? ORDER BY start DESC LIMIT 1')
  return (text) => {
    const key = keyOf(text)
    if (key === undefined) return null
    const found = find.get(key)
    const cell = place.get(key)?.['cell']
    const { country = null, asn = null, name = null, hosting = null } = found ?? {}
    return {
      country: typeof country === 'string' ? country : null,
      network: typeof asn === 'number' ? { asn, name: String(name), hosting: hosting === 1 } : null,
      point: typeof cell === 'number' && cell > 0 ? pointOf(cell) : null,
    }
  }
}

/** IPv4 as its number, IPv6 as the number of its /64: public ones of the two never meet, those of IPv6 begin at 2^61. */
function keyOf(text: string): bigint | undefined {
  const trimmed = text.trim()
  if (isIP(trimmed) === 0) return undefined
  const address = ipaddr.process(trimmed)
  if (address.range() !== 'unicast') return undefined
  const bytes = address.toByteArray().slice(0, 8)
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}
