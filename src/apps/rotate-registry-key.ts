import { forgetKey, makeKey } from '#network/registry/keys/rotate.ts'
import { renewTokens } from '#order/flows/fraud/renew.ts'
import type { Config } from '#platform/config.ts'
import { StartRefusal } from '#platform/start-refusal.ts'
import { withDesk } from './verify/with-desk.ts'

/**
 * Rotates the key of the fraud registry's hashes while the desk runs: makes the next one and then everything anew under it. `renew` only goes on with the latter;
 * `forget n` gives an old key up once nothing needs it.
 */
export async function rotateRegistryKey(config: Config, asked: readonly string[]): Promise<number> {
  const [option = '', number = ''] = asked
  if (!['', 'renew', 'forget'].includes(option) || (option === 'forget' && !/^\d{1,4}$/.test(number)))
    throw new StartRefusal('usage: npm run rotate:registry-key [renew | forget <number of the key>]')
  return withDesk(config, async (app) => {
    if (option === 'forget') {
      const forgotten = await forgetKey(app, Number(number))
      if (!forgotten.ok) throw new StartRefusal(whyNot(forgotten.code, forgotten.detail))
      process.stdout.write(`forgotten=${number}\n`)
      return 0
    }
    if (option === '') process.stdout.write(`key=${await makeKey(app)}\n`)
    const { cases, orders } = await renewTokens(app)
    process.stdout.write(`cases=${cases} orders=${orders}\n`)
    return 0
  })
}

function whyNot(code: string, { until, cases, orders }: { readonly [name: string]: unknown }): string {
  switch (code) {
    case 'newest_key':
      return 'The newest key cannot be forgotten. Make the next one first: npm run rotate:registry-key'
    case 'key_young':
      return `The key after it is too young: try again after ${String(until)}.`
    case 'key_in_use':
      return `${String(cases)} cases and ${String(orders)} orders are known by this key alone. Make them anew first: npm run rotate:registry-key renew`
    default:
      return 'There is no key of this number.'
  }
}
