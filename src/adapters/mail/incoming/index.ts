import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { KnowsAddress, TakeMail } from '#ports/mail-in.ts'
import { hopsOf, readMail } from '../read-mail.ts'
import { makeCertificate, type Certificate } from './certificate.ts'
import type { CheckSender } from './check-sender.ts'

/** `limit` in bytes; `troubled` hears why a mail could not be kept, and its sender is asked to come again. */
type Options = {
  readonly host: string
  readonly port: number
  readonly limit: number
  readonly knows: KnowsAddress
  readonly take: TakeMail
  readonly troubled: (error: unknown) => void
  /** whose mail is taken: names the certificate that is made when none is given */
  readonly domain: string
  readonly certificate?: Certificate | undefined
  /** judges whether a mail is from whom it says; absent: nobody looks */
  readonly check?: CheckSender | undefined
}

/** A mail is one customer's answer: more receivers are a mailing, in which we have no part. */
const mostReceivers = 20

/** More servers than this a mail passes only in a circle (RFC 5321 section 6.3 names 100; Postfix and Exchange stop at 50 and 30). */
const mostHops = 30

export type Receiver = { readonly port: number; readonly close: () => Promise<void> }

/**
 * Takes mail by SMTP. 250 is said only once the mail is committed. What is for nobody here is refused with 550 before it is sent, what is too big with 552, what
 * goes in a circle with 554; when we cannot keep it, 451 asks its server to come again. Who asks for it gets TLS (STARTTLS); nobody signs in here, so no password is
 * ever asked for. Rejects when the port is taken.
 */
export async function openReceiver(options: Options): Promise<Receiver> {
  const { cert, key } = options.certificate ?? (await makeCertificate(options.domain))
  const server = new SMTPServer({
    disabledCommands: ['AUTH'],
    cert,
    key,
    disableReverseLookup: true,
    size: options.limit,
    maxClients: 20,
    socketTimeout: 60_000,
    // A mail still on its way when the desk stops may come to its end; idle lines do not hold the stop up for longer.
    closeTimeout: 2000,
    logger: false,
    onRcptTo: ({ address }, session, done) => void mayReceive(options, address, session).then(() => done(), done),
    onData: (stream, session, done) => void receive(options, stream, session).then(() => done(), done),
  })
  // A caller that hangs up in the middle is no trouble of ours: its server comes again.
  server.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port, options.host, () =>
      resolve({
        port: (server.server.address() as AddressInfo).port,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    )
  })
}

async function mayReceive({ knows, troubled }: Options, address: string, { envelope }: SMTPServerSession): Promise<void> {
  if (envelope.rcptTo.length >= mostReceivers) throw said(452, 'Too many receivers')
  const known = await knows(address).catch((error: unknown) => {
    troubled(error)
    throw said(451, 'Cannot look that up now, come again')
  })
  if (!known) throw said(550, 'No such mailbox here')
}

async function receive(options: Options, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const { limit, take, troubled, check } = options
  const { envelope } = session
  const raw = await readUpTo(stream, limit)
  if (!raw) throw said(552, `Message exceeds ${limit} bytes`)
  if (hopsOf(raw) > mostHops) throw said(554, 'This mail goes in a circle')
  try {
    const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address
    const caller = { ip: session.remoteAddress, helo: session.hostNameAppearsAs, envelope: sender }
    await take(
      envelope.rcptTo.map(({ address }) => address),
      await readMail(raw, sender, await check?.(raw, caller)),
    )
  } catch (error) {
    troubled(error)
    throw said(451, 'Cannot keep that now, come again')
  }
}

/** The whole stream, or undefined when it is longer; the rest is then read and dropped, as the protocol asks. */
async function readUpTo(stream: SMTPServerDataStream, limit: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stream) {
    const bytes = Buffer.from(part as Uint8Array)
    length += bytes.length
    if (length <= limit) parts.push(bytes)
    else parts.length = 0
  }
  return length <= limit ? Buffer.concat(parts) : undefined
}

function said(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
