import { orderNumbersIn, recipientOf, sameMailbox, type MatchedBy } from '#domain/mail/incoming.ts'
import type { App } from '#platform/app.ts'
import { atDoor, inNetwork, type Tx } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import { readStoreWords } from '../../spine-store.ts'
import type { MailIn } from '#ports/mail-in.ts'
import { findBuyer, findByMessageIds, findByNumbers, findStore } from './queries.ts'

/** Where an address leads: one store, and one of its orders when it was the order's own. */
export type Place = { readonly store: string; readonly order: string | null }

/** An order a mail belongs to. */
export type Found = { readonly order: string; readonly by: MatchedBy; readonly fromCustomer: boolean }

/** The store an address is of. It alone decides the store: nothing a mail says can bring it to another. */
export async function findPlace(app: App, address: string): Promise<Place | undefined> {
  const recipient = recipientOf(address, app.config.mail.incoming?.domain ?? '')
  if (!recipient) return undefined
  if (recipient.kind === 'store') {
    const store = await inNetwork(app, (tx) => findStore(tx, recipient.slug))
    return store && { store: store.id, order: null }
  }
  const door = await atDoor<{ store_id: string; kind: string; id: string }>(app, 'door_address', sha256(recipient.token))
  return door?.kind === 'reply' ? { store: door.store_id, order: door.id } : undefined
}

/**
 * The order a mail belongs to, within the store its address named: the order's own address, then the mail it answers, then its sender and a number in the subject.
 * The latter two are weak, anybody may have seen them: they count for the buyer's own address alone, or for a mail server that returns our very mail.
 * A mail the buyer's own domain disowns (DMARC) is not the buyer's, whatever it says.
 */
export async function findOrder(tx: Tx, place: Place, mail: MailIn): Promise<Found | null> {
  const sender = mail.sender.check === 'forged' ? null : mail.from.address
  if (place.order !== null) {
    const order = await findBuyer(tx, place.order)
    return order ? { order: order.id, by: 'address', fromCustomer: sameMailbox(order.buyer_email, sender) } : null
  }
  const answered = await findByMessageIds(tx, mail.answers)
  const own = answered.find(({ buyer_email }) => sameMailbox(buyer_email, sender))
  if (own) return { order: own.id, by: 'thread', fromCustomer: true }
  if (mail.nature === 'bounce' && answered[0]) return { order: answered[0].id, by: 'thread', fromCustomer: false }

  const { numbers } = await readStoreWords(tx)
  const named = (await findByNumbers(tx, orderNumbersIn(mail.subject, numbers))).filter(({ buyer_email }) =>
    sameMailbox(buyer_email, sender),
  )
  return named.length === 1 && named[0] ? { order: named[0].id, by: 'number', fromCustomer: true } : null
}
