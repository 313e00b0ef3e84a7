import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'
import type { App } from '#platform/app.ts'
import { sendAccountMail } from '#network/sign-in/mails/send-mail.ts'

/** A mail server of a test's own, on the wire, with everything it took. */
export type Mailbox = Awaited<ReturnType<typeof openMailbox>>

/** Opens a mail server on a free port. It says a definite no to every address at `refused.example`, and to come again to those at `later.example`. Close it when the file is done. */
export async function openMailbox() {
  const received: { readonly to: string; readonly mail: ParsedMail }[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(refusalOf(address)),
    onData: (stream, session, done) => {
      void simpleParser(stream).then((mail) => {
        received.push(...session.envelope.rcptTo.map(({ address }) => ({ to: address, mail })))
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const to = (address: string) => received.filter((one) => one.to === address).map(({ mail }) => mail)
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    to,
    /** The newest mail to an address, once there are `count` of them. */
    next: async (address: string, count = 1): Promise<ParsedMail> => {
      await expect.poll(() => to(address).length, { timeout: 15_000 }).toBe(count)
      const newest = to(address).at(-1)
      if (!newest) throw new Error(`no mail to ${address}`)
      return newest
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function refusalOf(address: string): Error | null {
  if (address.endsWith('@refused.example')) return Object.assign(new Error('no such mailbox'), { responseCode: 550 })
  if (address.endsWith('@later.example')) return Object.assign(new Error('greylisted, come again'), { responseCode: 451 })
  return null
}

/** Lets the queue of an app send mails about accounts, as a worker does. */
export async function startMails(app: App): Promise<void> {
  await app.jobs.work('account', (job) => sendAccountMail(app, job))
}

/** The secret of the one-time link in a mail, or of a copied one. */
export function secretIn(text: string | undefined): string {
  return /\/(?:link|first)\/([\w-]{43})/.exec(text ?? '')?.[1] ?? ''
}
