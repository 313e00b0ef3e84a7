import { isPublic } from './fetch-public.ts'
import ipaddr from 'ipaddr.js'

/**
 * May this host name be one of the open internet? Not an address of a private network or of this machine, nor a name only a network of one's own knows: without a
 * dot, or under a suffix that is kept out of the public tree (RFC 6761, 6762, 8375). A public name may still lead to a private address: that shows when it is
 * connected to.
 */
export function mayBePublic(hostname: string): boolean {
  const name = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  if (ipaddr.isValid(name)) return isPublic(name)
  return name.includes('.') && !/\.(?:localhost|local|internal|test|invalid|home\.arpa)$/i.test(name)
}
