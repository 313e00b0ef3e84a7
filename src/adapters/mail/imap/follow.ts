import type { ImapFlow } from 'imapflow'
import { mailLimit } from '#domain/mail/incoming.ts'
import { readTrustedResults } from '#domain/mail/sender-check.ts'
import type { MailIn } from '#ports/mail-in.ts'
import type { Following, Mailbox, MailCursor, MailRefusal } from '#ports/mail-servers.ts'
import { headOf, readMail, unchecked } from '../read-mail.ts'
import { refusal } from '../trouble.ts'
import { connect, toTrouble, withDeadline } from './connect.ts'

/** A folder is looked at this often even where the server tells of new mail (IDLE, RFC 2177); milliseconds. */
const pollEvery = 30_000

/** Reads a mailbox until the signal says stop (null), or until something breaks it off. Each mail is kept first, then moved or marked, then counted as read. */
export async function follow(inside: readonly string[], mailbox: Mailbox, following: Following): Promise<MailRefusal | null> {
  const client = await connect(inside, mailbox)
  if ('trouble' in client) return client
  const hangUp = () => client.close()
  following.signal.addEventListener('abort', hangUp, { once: true })
  const faults: unknown[] = []
  try {
    if (following.signal.aborted) return null
    return await read(client, mailbox, {
      ...following,
      keep: (mail) =>
        following.keep(mail).catch((error: unknown) => {
          faults.push(error)
          throw error
        }),
    })
  } catch (error) {
    if (following.signal.aborted) return null
    // What could not be kept is the desk's own trouble, and no word of the server's.
    if (faults.includes(error)) throw error
    return toTrouble(error)
  } finally {
    following.signal.removeEventListener('abort', hangUp)
    client.close()
  }
}

/** Opens the folders a mailbox names; answers how the first is numbered, or that one of them is not there. */
export async function openFolders(client: ImapFlow, { folder, doneFolder }: Mailbox) {
  const done = doneFolder === null ? true : await client.status(doneFolder, { uidNext: true }).catch(() => false)
  if (done === false) return refusal('folder', doneFolder ?? '')
  try {
    const opened = await withDeadline(client.mailboxOpen(folder), 10_000)
    return { validity: Number(opened.uidValidity), next: opened.uidNext, waiting: opened.exists }
  } catch (error) {
    return client.usable ? refusal('folder', folder) : toTrouble(error)
  }
}

async function read(client: ImapFlow, mailbox: Mailbox, following: Following): Promise<MailRefusal | null> {
  const opened = await openFolders(client, mailbox)
  if ('trouble' in opened) return opened
  const news = listen(client)
  let { cursor } = following
  // Numbers were made anew: all is looked at again from the day reading began. What is kept already is known by its fingerprint.
  if (cursor.validity !== opened.validity) cursor = { ...cursor, validity: opened.validity, uid: 0 }
  while (!following.signal.aborted) {
    const reached = await catchUp(client, mailbox, following, cursor)
    if ('trouble' in reached) return reached
    cursor = reached
    await following.watching()
    await news.next()
    if (!client.usable)
      return following.signal.aborted ? null : refusal('connection', client.byeReason ?? 'the server ended the connection')
  }
  return null
}

async function catchUp(client: ImapFlow, mailbox: Mailbox, following: Following, from: MailCursor): Promise<MailCursor | MailRefusal> {
  let cursor = from
  const range = cursor.uid === 0 ? { since: cursor.from } : { uid: `${cursor.uid + 1}:*` }
  const found = await list(client, range)
  // `n:*` always names the last mail, however low its number.
  const fresh = found.filter((uid) => uid > cursor.uid).toSorted((a, b) => a - b)
  for (const uid of fresh) {
    if (following.signal.aborted) return cursor
    const mail = await fetch(client, mailbox, uid, cursor.from)
    if (mail) {
      await following.keep(mail)
      if (!(await putAway(client, mailbox, uid))) return refusal('folder', mailbox.doneFolder ?? '')
    }
    cursor = { ...cursor, uid }
    await following.reached(cursor)
  }
  return cursor
}

/** A mail by its number; undefined when it is gone by now, or older than the day reading began. One beyond the limit comes without its body. */
async function fetch(client: ImapFlow, { trustedHost }: Mailbox, uid: number, from: Date): Promise<MailIn | undefined> {
  const about = await withDeadline(client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true }), 30_000)
  if (!about) return gone(client, uid)
  if (about.internalDate !== undefined && new Date(about.internalDate).getTime() < startOfDay(from)) return undefined
  const tooBig = (about.size ?? 0) > mailLimit
  const got = await withDeadline(client.fetchOne(String(uid), tooBig ? { headers: true } : { source: true }, { uid: true }), 120_000)
  const bytes = got && (tooBig ? got.headers : got.source)
  if (!bytes) return gone(client, uid)
  const raw = tooBig ? withoutBody(bytes, about.size ?? 0) : bytes
  const sender = trustedHost === null ? unchecked : senderOf(readTrustedResults(headOf(raw), trustedHost))
  const envelope = /^return-path:\s*<([^<>\s]*)>/im.exec(headOf(raw))?.[1]
  return readMail(raw, envelope ?? 'unknown', sender)
}

/** Makes sure that a mail which was not given is really there no more. A line that broke off and a server that cannot read it now look the same, and may not cost a mail. */
async function gone(client: ImapFlow, uid: number): Promise<undefined> {
  if ((await list(client, { uid: String(uid) })).includes(uid)) throw new Error('the server did not give a mail it lists')
  return undefined
}

async function list(client: ImapFlow, range: { readonly uid: string } | { readonly since: Date }): Promise<readonly number[]> {
  const found = client.usable ? await withDeadline(client.search(range, { uid: true }), 60_000) : false
  if (found) return found
  throw Object.assign(new Error(client.byeReason ?? 'the line broke off'), { code: client.usable ? '' : 'EConnectionClosed' })
}

/** IMAP searches by day (RFC 3501 section 6.4.4). */
function startOfDay(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
}

function senderOf({ check, results }: ReturnType<typeof readTrustedResults>): MailIn['sender'] {
  return { check, results }
}

/** The head of a mail that is too big, as text alone, and a word that its body stayed where it is. */
function withoutBody(headers: Buffer, size: number): Buffer {
  const head = headers
    .toString('latin1')
    .replaceAll(/^content-(?:type|transfer-encoding):.*(?:\r?\n[ \t].*)*\r?\n/gim, '')
    .trimEnd()
  const megabytes = Math.ceil(size / 1024 / 1024)
  const said = `[${megabytes} MB: too big for the desk, it stays in the mailbox. / ${megabytes} Mo : trop gros, le courriel reste dans la boîte.]`
  return Buffer.concat([Buffer.from(`${head}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n`, 'latin1'), Buffer.from(`${said}\r\n`)])
}

/** False when it could not be moved: its folder is gone or full. A mark that cannot be set, in a folder that may only be read, stops nothing. */
async function putAway(client: ImapFlow, { doneFolder }: Mailbox, uid: number): Promise<boolean> {
  const put = async () => {
    if (doneFolder !== null) return (await client.messageMove(String(uid), doneFolder, { uid: true })) !== false
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    return true
  }
  return withDeadline(put(), 30_000)
}

/** Waits for new mail: the server says so, or it is time to look. A word that came while nobody waited is not lost. */
function listen(client: ImapFlow) {
  let heard = false
  let wake: () => void = () => undefined
  const hear = () => {
    heard = true
    wake()
  }
  client.on('exists', hear)
  client.on('close', hear)
  return {
    next: async (): Promise<void> => {
      if (!heard && client.usable) {
        // Ends by itself when the next command is sent; without IDLE there the poll alone remains.
        if (client.capabilities.has('IDLE')) void client.idle().catch(() => undefined)
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, pollEvery)
        })
        clearTimeout(timer)
      }
      heard = false
    },
  }
}
