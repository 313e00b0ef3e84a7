import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import { makeLink } from '#platform/links/account-link.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../../queries.ts'
import { listMembers } from '../queries.ts'
import type { CopiedLink, InviteAsk } from '../shapes.ts'
import { changeStaff } from '../staff.ts'
import { hasInvitation, insertCopiedLink, insertInvitation, insertMember, personToAdd } from './queries.ts'

type PersonAnswer = { readonly id: string }

/**
 * Adds a person to the store by e-mail and mails them the way in. Somebody the network knows already keeps their own name and password, and nothing of them
 * is told. The same command again answers as before.
 */
export async function invitePerson(
  app: App,
  actor: Actor,
  ask: InviteAsk,
  command: string,
): Promise<Result<PersonAnswer, 'not_found' | 'already_member' | 'nobody_manages'>> {
  return changeStaff(app, actor, async ({ tx, at, roles, members }) => {
    const role = roles.find((one) => one.id === ask.role)
    if (!role) return refuse('not_found')
    const person = await personToAdd(tx, { id: uuidv7(), ...ask })
    if (members.some((member) => member.id === person.id))
      return (await hasInvitation(tx, command)) ? ok({ id: person.id }) : refuse('already_member')
    await insertMember(tx, person, role.id)
    await queueMail(app, tx, { command, person: person.id, at })
    await logChanges(tx, at, [{ what: 'person_invited', subject: ask.email, before: null, after: role.name }])
    return ok({ id: person.id })
  })
}

/** Mails a new link to somebody who was invited and has not come in yet; earlier links go on working. */
export async function inviteAgain(
  app: App,
  actor: Actor,
  person: string,
  command: string,
): Promise<Result<PersonAnswer, 'not_found' | 'came_in'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const member = (await listMembers(tx)).find((one) => one.id === person)
    if (!member) return refuse('not_found')
    if (!member.waiting) return refuse('came_in')
    const at = app.clock.now()
    const queued = await queueMail(app, tx, { command, person, at })
    if (queued) await logChanges(tx, at, [{ what: 'invitation_sent', subject: member.name, before: null, after: null }])
    return ok({ id: person })
  })
}

/**
 * Makes a link to be handed over by whoever invited, told this once. Only for somebody without a password, and never when another store has them already:
 * their way into that store is their own mailbox.
 */
export async function copyInvitation(
  app: App,
  actor: Actor,
  person: string,
): Promise<Result<CopiedLink, 'not_found' | 'came_in' | 'mailbox_only'>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const member = (await listMembers(tx)).find((one) => one.id === person)
    if (!member) return refuse('not_found')
    if (!member.waiting) return refuse('came_in')
    if (!member.copyable) return refuse('mailbox_only')
    const { url, kept } = makeLink(app, 'invitation')
    await insertCopiedLink(tx, kept, person)
    await logChanges(tx, kept.at, [{ what: 'invitation_copied', subject: member.name, before: null, after: null }])
    return ok({ url, until: kept.expiresAt.toISOString() })
  })
}

async function queueMail(
  app: App,
  tx: Tx,
  { command, person, at }: { readonly command: string; readonly person: string; readonly at: Date },
): Promise<boolean> {
  const queued = await insertInvitation(tx, command, person, at)
  if (queued) await app.jobs.put(tx, 'account', command)
  return queued
}
