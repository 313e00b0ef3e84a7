import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { listMembers, listRefusedMails, listStores } from './queries.ts'
import type { NetworkStoreView, WaitingSupervisor } from './shapes.ts'

/** The stores of the installation with how many people each has, and who was invited to run one and has not come in. */
export async function readNetwork(app: App): Promise<{ readonly stores: readonly NetworkStoreView[] }> {
  return inNetwork(app, async (tx) => {
    const [stores, members, refused] = [await listStores(tx), await listMembers(tx), await listRefusedMails(tx)]
    return {
      stores: stores.map(({ id, slug, name, owner, created_at }) => {
        const own = members.filter((member) => member.store_id === id)
        const whyOf = (person: string) => refused.find((mail) => mail.store_id === id && mail.person_id === person)?.why ?? null
        const waiting = own.filter((member) => manages(member) && !isIn(member)).map((member) => viewSupervisor(member, whyOf(member.id)))
        return {
          slug,
          name,
          owner: owner ?? '',
          people: own.length,
          openedAt: created_at.toISOString(),
          runBy: own.filter(isRunning).map((member) => member.name),
          waiting,
        }
      }),
    }
  })
}

type Member = Awaited<ReturnType<typeof listMembers>>[number]

/** Does this person manage the store's people, and have they come in? */
export function isRunning(member: Member): boolean {
  return manages(member) && isIn(member)
}

function manages({ rights }: Member): boolean {
  return rights.includes('people')
}

function isIn({ signs_in, accepted }: Member): boolean {
  return Boolean(signs_in) && accepted
}

function viewSupervisor({ id, name, email, language, accepted, signs_in }: Member, failed: string | null): WaitingSupervisor {
  return { id, name, email, language, copyable: accepted && !signs_in, failed }
}
