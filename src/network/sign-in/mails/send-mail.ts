import { makeLink, type KeptLink } from '#platform/links/account-link.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type NetworkTx } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import type { Mail } from '#ports/mailer.ts'
import { countPasswordLinks, deleteLink, insertLink } from '../links/queries.ts'
import { deleteMail, findMembership, findReceiver, findWaiting, saveOutcome } from './queries.ts'
import { writeMail, type AccountMail } from './write-mail.ts'

/**
 * Sends one mail about an account. Its link is made now, so that no secret ever waited anywhere; when the mail server is away the link is taken back and
 * the next try makes another. A definite no is kept with an invitation, for whoever invited.
 */
export async function sendAccountMail(app: App, { id }: Pick<Job, 'id'>): Promise<void> {
  const ready = await inNetwork(app, (tx) => prepare(app, tx, id))
  if (!ready) return
  const { link, mail, purpose } = ready
  const reply = await app.mailer.send(mail)
  if (reply.outcome !== 'sent' && link) await inNetwork(app, (tx) => deleteLink(tx, link.hash))
  if (reply.outcome === 'later') throw new Error(`mail waits: ${reply.message}`)
  const why = reply.outcome === 'refused' ? reply.message.slice(0, 500) : null
  await inNetwork(app, (tx) => (purpose === 'invitation' ? saveOutcome(tx, id, why) : deleteMail(tx, id)))
}

type Waiting = NonNullable<Awaited<ReturnType<typeof findWaiting>>>
type Receiver = NonNullable<Awaited<ReturnType<typeof findReceiver>>>
type Content = { readonly mail: AccountMail; readonly link: KeptLink | null }
type Ready = { readonly purpose: Waiting['purpose']; readonly mail: Mail; readonly link: KeptLink | null }

/** Writes the mail and keeps its link; null, and the row goes, when there is nobody to write to any more. */
async function prepare(app: App, tx: NetworkTx, id: string): Promise<Ready | null> {
  const waiting = await findWaiting(tx, id)
  if (!waiting) return null
  const { purpose } = waiting
  const person = await findReceiver(tx, { person: waiting.person_id, address: waiting.address })
  const content = person && (await contentOf(app, tx, waiting, person))
  if (!content) {
    await deleteMail(tx, id)
    return null
  }
  if (content.link && purpose !== 'webhook') await insertLink(tx, content.link, { purpose, person: person.id, store: waiting.store_id })
  return { purpose, link: content.link, mail: envelope(app, { id, from: waiting.store ?? 'Partsdesk', person, content: content.mail }) }
}

async function contentOf(app: App, tx: NetworkTx, waiting: Waiting, person: Receiver): Promise<Content | null> {
  if (waiting.purpose === 'invitation') return invite(app, tx, waiting, person)
  if (waiting.purpose === 'password') return renew(app, tx, person)
  if (waiting.purpose === 'webhook') {
    const href = `${app.config.publicUrl}/${waiting.slug}/settings/keys#webhooks`
    return { mail: { kind: 'webhook', to: { name: person.name, store: waiting.store ?? '', by: waiting.by_name ?? '' }, href }, link: null }
  }
  const { url, kept } = makeLink(app, 'factors')
  return { mail: { kind: 'factors', name: person.name, href: url }, link: kept }
}

/** Who can sign in already is told so; anybody else gets a link. */
async function invite(app: App, tx: NetworkTx, waiting: Waiting, person: Receiver): Promise<Content | null> {
  const membership = await findMembership(tx, waiting.store_id ?? '', person.id)
  if (!membership) return null
  const to = { name: person.name, store: waiting.store ?? '', by: waiting.by_name ?? '' }
  if (person.password_hash !== null && membership.accepted)
    return { mail: { kind: 'added', to, href: `${app.config.publicUrl}/` }, link: null }
  const { url, kept } = makeLink(app, 'invitation')
  return { mail: { kind: 'invited', to, href: url }, link: kept }
}

/** No more than this many an hour, whoever asks from wherever: a mailbox must not be flooded through us. */
const linksAnHour = 5

async function renew(app: App, tx: NetworkTx, person: Receiver): Promise<Content | null> {
  const anHourAgo = new Date(app.clock.now().getTime() - 3_600_000)
  if ((await countPasswordLinks(tx, person.id, anHourAgo)) >= linksAnHour) return null
  const { url, kept } = makeLink(app, 'password')
  return { mail: { kind: 'password', name: person.name, href: url }, link: kept }
}

function envelope(
  app: App,
  { id, from, person, content }: { readonly id: string; readonly from: string; readonly person: Receiver; readonly content: AccountMail },
): Mail {
  const address = /<([^>]+)>/.exec(app.config.mail.from)?.[1] ?? app.config.mail.from
  return {
    messageId: `<${id}@${new URL(app.config.publicUrl).hostname}>`,
    from: { name: from, address },
    to: { name: person.name, address: person.email },
    ...writeMail(content, person.language),
    language: person.language,
  }
}
