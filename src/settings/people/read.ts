import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { countOpenOrders, listInvitations } from './invite/queries.ts'
import { listMembers, listRoles, type Member, type Role } from './queries.ts'
import { isStartingRole } from './roles.ts'
import type { PeopleView, PersonView, RoleView, WaitingView } from './shapes.ts'
import { isManaged } from './staff.ts'

/** The people and roles of the store for who manages them; anybody else sees their own row. */
export async function readPeople(app: App, actor: Actor): Promise<PeopleView> {
  const manages = actor.rights.includes('people')
  // Every order counts for who manages people, those out of their own reach too; nothing but numbers is told.
  return inStore(app, { ...actor, reach: 'all' }, async (tx) => {
    const [members, roles] = [await listMembers(tx), await listRoles(tx)]
    const invitations = manages ? await listInvitations(tx) : []
    const open = manages ? await countOpenOrders(tx) : null
    const seen = members.filter((member) => manages || member.id === actor.person)
    return {
      manages,
      people: seen.map((member) => viewMember(member, { members, roles, actor, invitations, open })),
      roles: roles
        .filter((role) => manages || seen.some((member) => member.role === role.id))
        .map((role) => viewRole(role, { members, roles }))
        .toSorted(startingFirst),
    }
  })
}

type Invitations = Awaited<ReturnType<typeof listInvitations>>
type Seen = { readonly actor: Actor; readonly invitations: Invitations; readonly open: ReadonlyMap<string, number> | null }
type Store = { readonly members: readonly Member[]; readonly roles: readonly Role[] }

function viewMember(member: Member, { members, roles, actor, invitations, open }: Store & Seen): PersonView {
  const { id, name, email, role, second, lastDay, rests } = member
  const held = roles.find((one) => one.id === role)
  const others = members.filter((one) => one.id !== id)
  return {
    id,
    name,
    email,
    role,
    self: id === actor.person,
    keepsPeople: !isManaged(others, roles),
    waiting: member.waiting ? viewWaiting(member, invitations) : null,
    second,
    lastDay,
    rests,
    openOrders: open && (open.get(id) ?? 0),
    takesOrders: !rests && (held?.rights.includes('orders') ?? false),
  }
}

function viewWaiting({ id, copyable }: Member, invitations: Invitations): WaitingView {
  const newest = invitations.find((one) => one.person_id === id)
  return { copyable, mail: newest ? { state: newest.state, why: newest.why, at: newest.created_at.toISOString() } : null }
}

function viewRole(role: Role, { members, roles }: Store): RoleView {
  const people = members.filter((member) => member.role === role.id).length
  const without = roles.filter((other) => other.id !== role.id)
  return {
    ...role,
    starting: isStartingRole(role.name),
    people,
    keepsPeople: role.rights.includes('people') && !isManaged(members, without),
  }
}

/** The starting roles come first, the one with most rights leading. */
function startingFirst(a: RoleView, b: RoleView): number {
  return Number(b.starting) - Number(a.starting) || (a.starting ? b.rights.length - a.rights.length : 0)
}
