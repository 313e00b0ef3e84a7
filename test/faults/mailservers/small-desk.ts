import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createStore } from '#network/stores/create-store.ts'
import { takeStoreMail } from '#order/messages/incoming/take-mail.ts'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { systemActor } from '#platform/doors.ts'
import { createLog } from '#platform/log.ts'
import { createKey } from '#settings/keys/create-key.ts'
import { watchMailboxes } from '#settings/mail/watch.ts'
import { addPerson } from '#settings/people/add-person.ts'
import { orderAsk } from '#test/support/orders.ts'
import { openDatabase } from '../../../src/apps/database.ts'
import { buildServer } from '../../../src/apps/server.ts'
import { openApp } from '../../../src/apps/wire.ts'

/** A desk of one store and one supervisor, with a database of its own. */
export type SmallDesk = Awaited<ReturnType<typeof openSmallDesk>>

/** Opens it in a folder. It may reach mail servers on this machine. `more`: further variables. */
export async function openSmallDesk(folder: string, more: Readonly<Record<string, string>> = {}) {
  await mkdir(join(folder, 'desk'))
  const config = readConfig({
    PARTSDESK_DATA: join(folder, 'desk'),
    SANDBOX: 'off',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'desk@partsdesk.example',
    MAIL_SERVERS_INSIDE: '127.0.0.1',
    ...more,
  })
  const log = createLog({ level: 'silent' })
  const database = await openDatabase(config, log)
  const app = await openApp({ config, database: database.urls, log, clock: systemClock, supervise: false })
  const store = await createStore(app, { slug: 'harbor', name: 'Harbor' })
  const person = await addPerson(app, { store, role: 'supervisor', name: 'Sue', email: 'parts@harbor.example' })
  const { key } = await createKey(app, systemActor(store), { name: 'web', scopes: ['orders:write'] })
  const server = buildServer(app)
  return {
    app,
    store,
    actor: { ...systemActor(store), person },
    /** Reads mailboxes as a worker does, quickly; `after` may fail a mail once it is committed. */
    watch: (after: () => void = () => undefined) =>
      watchMailboxes(
        app,
        async (at, mail) => {
          await takeStoreMail(app, at, mail)
          after()
        },
        { every: 300, backOff: () => 200 },
      ),
    place: async (email: string): Promise<{ readonly id: string; readonly number: number }> => {
      const answer = await server.request('/api/v1/orders', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(orderAsk({ buyer: { email } })),
      })
      return (await answer.json()) as never
    },
    close: async () => {
      await app.close()
      await database.stop()
    },
  }
}
