import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { AddressInfo } from 'node:net'
import type { Mailbox } from './store.ts'

/** How mail is taken: normally, answered with 451 at the greeting, or with the line cut at once. */
type MailWeather = 'up' | 'refusing' | 'cut'

export type Receiver = {
  readonly port: number
  readonly set: (weather: MailWeather) => void
  readonly weather: () => MailWeather
  readonly close: () => Promise<void>
}

/** Receives mail for anyone on `host:port`, with any sign-in or none, and keeps it before it says 250. */
export function receiveMail(mailbox: Mailbox, host: string, port: number): Promise<Receiver> {
  let weather: MailWeather = 'up'
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    // Senders keep their lines open between mails: those are cut when the sandbox stops.
    closeTimeout: 50,
    size: 30 * 1024 * 1024,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onConnect: (_session, done) => done(weather === 'refusing' ? refusal() : null),
    onData: (stream, session, done) => void taken(mailbox, stream, session).then(() => done(null), done),
  })
  server.on('error', () => undefined)
  server.server.prependListener('connection', (socket) => {
    if (weather === 'cut') socket.destroy()
  })
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, () =>
      resolve({
        port: (server.server.address() as AddressInfo).port,
        set: (next) => {
          weather = next
        },
        weather: () => weather,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    )
  })
}

async function taken(mailbox: Mailbox, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  if (stream.sizeExceeded) throw Object.assign(new Error('Message too big'), { responseCode: 552 })
  const { mailFrom, rcptTo } = session.envelope
  await mailbox.keep(
    Buffer.concat(parts),
    { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map((to) => to.address) },
    new Date(),
  )
}

function refusal() {
  return Object.assign(new Error('The sandbox mailbox is down, try again later'), { responseCode: 451 })
}
