import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { openSmtp } from '#adapters/mail/smtp/index.ts'
import { sendLetter } from '#order/messages/send-letter.ts'
import { openMailServers } from '../../../src/apps/mail/open-mail-servers.ts'
import type { World } from './world.ts'

/** What a mail server on the way out does wrong, once for each letter; then it takes it. `dies after taking`: it has the mail, and nobody hears of it. */
export const vices = ['greylists', 'dies in the middle', 'dies after taking', 'answers late', 'hangs'] as const
export type Vice = (typeof vices)[number]

/** Sends `letters` letters by such a server, by the installation's way or the store's own, as often as the queue would. Answers how many Message-IDs the server has and how the letters stand. */
export async function sendBy({ desk, orders }: World, vice: Vice, own: boolean, letters: number) {
  const taken = new Set<string>()
  const met = new Set<string>()
  const first = (key: string) => met.size !== met.add(key).size
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, session, done) =>
      vice === 'greylists' && first(keyOf(session))
        ? done(Object.assign(new Error('greylisted, come again'), { responseCode: 451 }))
        : done(),
    onData: (stream, session, done) => {
      const bad = vice !== 'greylists' && first(keyOf(session))
      if (bad && vice === 'dies in the middle') return hangUp(session)
      void simpleParser(stream).then((mail) => {
        if (bad && vice === 'hangs') return
        taken.add(mail.messageId ?? '')
        if (bad && vice === 'dies after taking') return hangUp(session)
        setTimeout(done, bad && vice === 'answers late' ? 3_000 : 0)
      }, done)
    },
  })
  const connections = new Map<string, { readonly destroy: () => void }>()
  server.server.on('connection', (socket: { readonly remotePort?: number; readonly destroy: () => void }) =>
    connections.set(String(socket.remotePort), socket),
  )
  server.on('error', () => undefined)
  const hangUp = (session: SMTPServerSession) => connections.get(String(session.remotePort))?.destroy()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const smtp = openSmtp(`smtp://127.0.0.1:${port}`)
  const way = { host: '127.0.0.1', port, tls: 'none', user: null, password: null, from: 'parts@harbor.example' } as const
  const app = { ...desk.app, mailer: own ? openMailServers({ inside: ['127.0.0.1'] }).sender(way) : smtp }
  const staff = await desk.as('supervisor')
  try {
    const ids: string[] = []
    for (let n = 0; n < letters; n++) {
      const order = orders[n % orders.length]
      await staff.post(`/desk/stores/harbor/orders/${order?.number}/messages`, { subject: `Letter ${n}`, body: 'Left or right?' })
      ids.push(...(await queued(desk, order?.id ?? '', ids)))
    }
    for (const id of ids) for (let tries = 0; tries < 4; tries++) await sendLetter(app, { store: desk.store.id, id }).catch(() => undefined)
    const rows = await desk.look<{ state: string; message_id: string }>('select state, message_id from letters where id = any($1)', [ids])
    return {
      letters: ids.length,
      lost: rows.filter(({ state, message_id }) => state !== 'sent' || !taken.has(message_id)).length,
      strange: [...taken].filter((id) => !rows.some(({ message_id }) => message_id === id)).length,
    }
  } finally {
    smtp.close()
    for (const socket of connections.values()) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
}

/** A letter's own: the server meets each receiver of each try again. */
function keyOf({ envelope }: SMTPServerSession): string {
  return `${envelope.mailFrom === false ? '' : envelope.mailFrom.address} ${envelope.rcptTo.map(({ address }) => address).join()}`
}

async function queued(desk: World['desk'], order: string, known: readonly string[]): Promise<readonly string[]> {
  const rows = await desk.look<{ id: string }>(`select id from letters where order_id = $1 and kind = 'personal' and state = 'queued'`, [
    order,
  ])
  return rows.map(({ id }) => id).filter((id) => !known.includes(id))
}
