import { checkSender } from '#adapters/mail/incoming/check-sender.ts'
import { keepReplyAddress } from '#order/messages/incoming/queries.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { replyAddress } from '#platform/links/reply-address.ts'
import { openCustomer } from '#test/support/mail/customer.ts'
import { openDesk, type TestStore } from '#test/support/desk.ts'
import type { Places } from './shapes.ts'

/** A desk that takes mail in, with orders to write about, and a store beside it. */
export type World = Awaited<ReturnType<typeof openWorld>>

/** Opens it. Every sender is judged as if it called from the open internet: `strict.example` disowns what is not its own, nobody else says anything. */
export async function openWorld() {
  const desk = await openDesk()
  const customer = await openCustomer(desk, (raw, caller) => checkSender(raw, { ...caller, ip: '8.8.8.8' }, resolver))
  const addressOf = async (store: TestStore, order: string) => {
    const reply = replyAddress(desk.app, store.id, order)
    if (!reply) throw new Error('no mail comes in')
    await inStore(desk.app, systemActor(store.id), (tx) => keepReplyAddress(tx, order, reply.hash))
    return reply.address
  }
  const orders: { readonly id: string; readonly number: number; readonly reply: string; readonly email: string }[] = []
  for (let n = 0; n < 6; n++) {
    const email = `ava${n}@strict.example`
    const { id, number } = await desk.place({ buyer: { email } })
    orders.push({ id, number, email, reply: await addressOf(desk.store, id) })
  }
  const theirs = await desk.place({ buyer: { email: 'theirs@example.com' } }, desk.other)
  const places: Places = { orders, store: 'harbor@mail.partsdesk.example', foreign: await addressOf(desk.other, theirs.id) }
  return {
    desk,
    customer,
    orders,
    places,
    foreign: theirs.id,
    /** Everything that was kept, in both stores. */
    kept: () =>
      desk.look<Kept>(`select store_id as store, order_id as "order", id, body_html is not null as html,
        concat_ws(' ', from_address, from_name, subject, body_text, body_quoted, body_html, message_id,
          (select string_agg(convert_from(substr(b.bytes, 1, 0), 'SQL_ASCII') || encode(substr(b.bytes, 1, 4000), 'escape'), ' ')
             from incoming_files f join mail_files b using (store_id, sha256) where f.store_id = m.store_id and f.mail_id = m.id and f.name = 'message.eml')) as text
        from incoming_mails m`),
    close: async () => {
      await customer.close()
      await desk.close()
    },
  }
}

/** A mail as it stands in the database, all its words in one. */
export type Kept = {
  readonly store: string
  readonly order: string | null
  readonly id: string
  readonly html: boolean
  readonly text: string
}

async function resolver(name: string, type: string): Promise<string[][]> {
  if (type === 'TXT' && name === '_dmarc.strict.example') return [['v=DMARC1; p=reject']]
  throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
}
