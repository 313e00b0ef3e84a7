import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'
import { openDatabase, type Database, type Row } from '../database.ts'

/** A mail as the mailbox shows it in lists. `id` grows with every mail that comes in. */
export type MailEntry = {
  readonly id: number
  readonly receivedAt: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly messageId: string | null
  readonly attachments: number
}

/** What the SMTP conversation said, apart from what the mail itself claims. */
type Envelope = { readonly from: string; readonly to: readonly string[] }

export type Mailbox = {
  readonly keep: (raw: Buffer, envelope: Envelope, receivedAt: Date) => Promise<number>
  readonly list: (ask: MailAsk) => MailEntry[]
  readonly raw: (id: number) => Buffer | undefined
  readonly entry: (id: number) => MailEntry | undefined
  readonly recipients: () => { address: string; count: number }[]
  readonly count: () => number
  readonly empty: () => void
  readonly close: () => void
}

/** `to`: one receiver's address; `text`: words in subject, sender, receiver or body; `since`: an id (greater than) or a moment (ISO 8601). */
export type MailAsk = {
  readonly to?: string | undefined
  readonly text?: string | undefined
  readonly since?: string | undefined
  readonly limit?: number | undefined
}

const schema = `
create table if not exists mails (id integer primary key autoincrement, received_at text not null, sender text not null, subject text not null,
  message_id text, attachments integer not null, words text not null, raw blob not null);
create table if not exists receivers (mail_id integer not null references mails, address text not null, primary key (mail_id, address));
create index if not exists receivers_address on receivers (address);`

/** Opens the mailbox kept in `<folder>/mailbox.sqlite`. Mails are kept raw, byte for byte. */
export function openMailbox(folder: string): Mailbox {
  const db = openDatabase(folder, 'mailbox', schema)
  const entryOf = (row: Row): MailEntry => ({
    id: Number(row['id']),
    receivedAt: String(row['received_at']),
    from: String(row['sender']),
    to: db
      .all('select address from receivers where mail_id = ? order by address', Number(row['id']))
      .map((receiver) => String(receiver['address'])),
    subject: String(row['subject']),
    messageId: row['message_id'] === null ? null : String(row['message_id']),
    attachments: Number(row['attachments']),
  })
  const row = (id: number) => db.get('select * from mails where id = ?', id)
  return {
    keep: async (raw, envelope, receivedAt) => keep(db, await simpleParser(raw), raw, envelope, receivedAt),
    list: (ask) => listed(db, ask).map(entryOf),
    raw: (id) => {
      const found = row(id)?.['raw']
      return found instanceof Uint8Array ? Buffer.from(found) : undefined
    },
    entry: (id) => {
      const found = row(id)
      return found && entryOf(found)
    },
    recipients: () =>
      db
        .all('select address, count(*) as n from receivers group by address order by n desc, address')
        .map((found) => ({ address: String(found['address']), count: Number(found['n']) })),
    count: () => Number(db.get('select count(*) as n from mails')?.['n']),
    empty: () => db.atomic(() => ['receivers', 'mails'].forEach((table) => db.run(`delete from ${table}`))),
    close: () => db.close(),
  }
}

function keep(db: Database, mail: ParsedMail, raw: Buffer, envelope: Envelope, receivedAt: Date): number {
  const sender = mail.from?.text ?? envelope.from
  const words = [mail.subject, sender, textsOf(mail.to), ...envelope.to, mail.text].join('\n').toLowerCase()
  return db.atomic(() => {
    db.run(
      'insert into mails (received_at, sender, subject, message_id, attachments, words, raw) values (?, ?, ?, ?, ?, ?, ?)',
      receivedAt.toISOString(),
      sender,
      mail.subject ?? '',
      mail.messageId ?? null,
      mail.attachments.length,
      words,
      raw,
    )
    const id = Number(db.get('select last_insert_rowid() as id')?.['id'])
    for (const address of new Set(envelope.to.map((to) => to.toLowerCase())))
      db.run('insert into receivers (mail_id, address) values (?, ?)', id, address)
    return id
  })
}

function listed(db: Database, { to, text, since, limit = 200 }: MailAsk): Row[] {
  const conditions = ['1 = 1']
  const values: (string | number)[] = []
  if (to) {
    conditions.push('id in (select mail_id from receivers where address = ?)')
    values.push(to.toLowerCase())
  }
  if (text) {
    conditions.push('instr(words, ?) > 0')
    values.push(text.toLowerCase())
  }
  if (since) {
    const byId = /^\d+$/.test(since)
    conditions.push(byId ? 'id > ?' : 'received_at >= ?')
    values.push(byId ? Number(since) : new Date(since).toISOString())
  }
  return db.all(`select * from mails where ${conditions.join(' and ')} order by id desc limit ?`, ...values, limit)
}

function textsOf(addresses: AddressObject | AddressObject[] | undefined): string {
  return [addresses ?? []]
    .flat()
    .map((address) => address.text)
    .join(', ')
}
