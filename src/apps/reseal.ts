import { resealFactors } from '#network/sign-in/factors/reseal.ts'
import { listStores } from '#network/stores/queries.ts'
import { resealCarriers } from '#settings/carriers/reseal.ts'
import { resealAccounts } from '#settings/gateways/reseal.ts'
import { resealMail } from '#settings/mail/reseal.ts'
import { resealHooks } from '#settings/keys/webhook/secret.ts'
import type { Config } from '#platform/config.ts'
import { inNetwork } from '#platform/doors.ts'
import { withDesk } from './verify/with-desk.ts'

/**
 * The second half of rotating the master key: with the new key first and the old one behind it, everything sealed is sealed anew under the new one. Prints
 * how many; the old key stays for the hashes that were made with it. Done twice it does no harm.
 */
export async function reseal(config: Config): Promise<number> {
  return withDesk(config, async (app) => {
    let accounts = await resealFactors(app)
    for (const { id } of await inNetwork(app, listStores))
      accounts +=
        (await resealAccounts(app, id)) + (await resealCarriers(app, id)) + (await resealHooks(app, id)) + (await resealMail(app, id))
    process.stdout.write(`accounts=${accounts}\n`)
    return 0
  })
}
