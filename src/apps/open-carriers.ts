import { openEasypost, type EasypostOptions } from '#adapters/carrier/easypost/index.ts'
import { openRateCard } from '#adapters/carrier/rate-card/index.ts'
import { ok } from '#domain/result.ts'
import type { OpenCarrier } from '#ports/carrier.ts'

/** Opens whatever carrier an account is at. */
export function openCarriers(options: EasypostOptions): OpenCarrier {
  const easypost = openEasypost(options)
  return (account) => {
    switch (account.kind) {
      case 'easypost':
        return easypost(account.credentials)
      case 'rate_card':
        return ok(openRateCard(account.card))
    }
  }
}
