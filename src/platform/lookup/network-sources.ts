import { readFileSync } from 'node:fs'
import { Reader } from 'mmdb-lib'
import type { Response } from 'mmdb-lib'
import { fileOf } from './packages.ts'
import type { Span } from './spans.ts'

/** Who announces a span of addresses. */
export type Operator = { readonly asn: number; readonly name: string }

/** Which country each public address is registered in, as keys of ip.ts, in order: IPv4, then IPv6 by its /64. */
export function* countrySpans(): Generator<Span<string>> {
  yield* leavesOf(fileOf('countries', 'geo-whois-asn-country-ipv4.mmdb'), 32, 32)
  yield* leavesOf(fileOf('countries', 'geo-whois-asn-country-ipv6.mmdb'), 64, 128)
}

/** Who announces each public address, in the same order; `meet` hears of each operator as often as it comes. */
export function* operatorSpans(meet: (operator: Operator) => void): Generator<Span<number>> {
  for (const [file, shift] of [
    ['asn-ipv4-num.csv', 0n],
    ['asn-ipv6-num.csv', 64n],
  ] as const) {
    for (const line of linesOf(readFileSync(fileOf('operators', file), 'utf8'))) {
      const [, start, end, asn, name] = /^(\d+),(\d+),(\d+),(.*)$/.exec(line) ?? []
      if (start === undefined || end === undefined || name === undefined) continue
      meet({ asn: Number(asn), name: name.replace(/^"(.*)"$/, '$1').replaceAll('""', '"') })
      yield { start: BigInt(start) >> shift, end: BigInt(end) >> shift, value: Number(asn) }
    }
  }
}

/**
 * The leaves of a MaxMind DB (https://maxmind.github.io/MaxMind-DB/), left to right, down to `depth` of an address's `bits`. The tree is walked here because the
 * library looks up one address at a time, a thousand times slower for all of them; what a leaf says is left to it.
 */
function* leavesOf(path: string, depth: number, bits: number): Generator<Span<string>> {
  const buffer = readFileSync(path)
  const reader = new Reader<Response>(buffer)
  const { nodeCount, recordSize, treeDepth } = reader.metadata
  if (recordSize !== 24 || treeDepth !== bits) throw new Error(`${path} is laid out in another way`)

  const countries = new Map<number, string | undefined>()
  const open: (readonly [node: number, level: number, start: bigint])[] = [[0, 0, 0n]]
  for (let at = open.pop(); at; at = open.pop()) {
    const [node, level, start] = at
    if (node < nodeCount && level < depth) {
      const half = 1n << BigInt(depth - level - 1)
      open.push([buffer.readUIntBE(node * 6 + 3, 3), level + 1, start + half], [buffer.readUIntBE(node * 6, 3), level + 1, start])
      continue
    }
    if (node < nodeCount || !countries.has(node)) countries.set(node, countryOf(reader.get(addressOf(start, bits))))
    const value = countries.get(node)
    if (value !== undefined) yield { start, end: start + (1n << BigInt(depth - level)) - 1n, value }
  }
}

function countryOf(found: Response | null): string | undefined {
  return found && 'country_code' in found && typeof found.country_code === 'string' ? found.country_code : undefined
}

function addressOf(start: bigint, bits: number): string {
  const hex = start.toString(16)
  if (bits === 128) return `${hex.padStart(16, '0').replaceAll(/.{4}/g, '$&:')}:`
  return (hex.padStart(8, '0').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).join('.')
}

function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const to = text.indexOf('\n', from)
    yield text.slice(from, to < 0 ? undefined : to).trimEnd()
    from = to < 0 ? text.length : to + 1
  }
}
