import { identifier, type Identifier } from './kinds.ts'

/** The network an order came from: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. Networks that are not public make none. */
export function networkIdentifiers(typed: string): readonly Identifier[] {
  const text = typed.slice(0, 64).trim().toLowerCase()
  const v4 = v4Of(text)
  if (v4) return isPublicV4(v4) ? [identifier('ip_24', `${v4.slice(0, 3).join('.')}.0/24`)] : []
  const v6 = v6Of(text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, ''))
  if (!v6) return []
  const mapped = v6.slice(0, 5).every((group) => group === 0) && v6[5] === 0xffff
  if (mapped) return networkIdentifiers([v6[6], v6[7]].flatMap((group) => [(group ?? 0) >> 8, (group ?? 0) & 255]).join('.'))
  const first = v6[0] ?? 0
  // 2000::/3 is what is given out to the public (iana.org, IPv6 address space); 2001:db8::/32 is for documentation.
  const isPublic = first >> 13 === 1 && !(first === 0x2001 && v6[1] === 0xdb8)
  return isPublic
    ? [
        identifier(
          'ip_48',
          `${v6
            .slice(0, 3)
            .map((group) => group.toString(16))
            .join(':')}::/48`,
        ),
      ]
    : []
}

function v4Of(text: string): readonly number[] | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return null
  const bytes = parts.map(Number)
  return bytes.every((byte) => byte < 256) ? bytes : null
}

/** Private, shared, loopback, link-local, multicast and reserved blocks (iana.org, IPv4 special-purpose registry). */
function isPublicV4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false
  return !((a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168))
}

function v6Of(text: string): readonly number[] | null {
  const tail = /^(.*:)([\d.]+)$/.exec(text)
  const v4 = tail?.[2]?.includes('.') ? v4Of(tail[2]) : undefined
  if (v4 === null) return null
  const [a = 0, b = 0, c = 0, d = 0] = v4 ?? []
  const whole = v4 ? `${tail?.[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}` : text
  const sides = whole.split('::')
  if (sides.length > 2) return null
  const [head = [], rest = []] = sides.map((side) => (side === '' ? [] : side.split(':')))
  const missing = 8 - head.length - rest.length
  if (sides.length === 2 ? missing < 1 : missing !== 0) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...rest]
  return groups.every((group) => /^[\da-f]{1,4}$/.test(group)) ? groups.map((group) => Number.parseInt(group, 16)) : null
}
