import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { isPublic } from './fetch-public.ts'

/** Where a host is: an address to connect to. `inside`: who runs the installation allowed it, whatever its address. */
export type FoundHost =
  | { readonly ok: true; readonly address: string; readonly inside: boolean }
  | { readonly ok: false; readonly why: 'name' | 'private' }

/**
 * Looks up a host somebody else named, and judges what it leads to: only public addresses, unless `inside` lists it as `host` or `host:port`. Connect to the very address it
 * answers, so that a name cannot lead elsewhere the second time.
 */
export async function findHost(host: string, port: number, inside: readonly string[]): Promise<FoundHost> {
  const name = host.toLowerCase()
  const listed = inside.includes(name) || inside.includes(`${name}:${port}`)
  const found = ipaddr.isValid(name) ? [{ address: name }] : await lookup(name, { all: true }).catch(() => [])
  const [first] = found
  if (!first) return { ok: false, why: 'name' }
  if (!listed && !found.every(({ address }) => isPublic(address))) return { ok: false, why: 'private' }
  return { ok: true, address: first.address, inside: listed }
}
