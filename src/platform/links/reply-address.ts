import type { App } from '../app.ts'
import { sha256 } from '../secrets.ts'

/**
 * The address at which answers to one order's mails come in, and the hash it is known by. Made from the master key, so that every mail of an order carries the
 * same one and none is kept; 160 bits that nobody can guess, in hex because mail servers may change the case. Undefined when the desk takes no mail in.
 */
export function replyAddress(app: App, store: string, order: string): { readonly address: string; readonly hash: Buffer } | undefined {
  const { incoming } = app.config.mail
  if (!incoming) return undefined
  const secret = app.secrets.keyedHash('reply address', `${store} ${order}`).toString('hex').slice(0, 40)
  return { address: `reply+${secret}@${incoming.domain}`, hash: sha256(secret) }
}
