import type { Money } from '#domain/money.ts'
import { useLingui } from '@lingui/react'
import { useDeskIfAny } from '../desk.tsx'
import { localeTag } from '../i18n.ts'
import { formatMoney } from './format.ts'
import css from './show.module.css'

type AmountProps = {
  readonly of: Money
  /** a difference: +$3.68 */
  readonly sign?: boolean
  /** 'money' paints money that came in, 'danger' what is missing; never the only sign of either */
  readonly tone?: 'money' | 'danger' | 'muted'
  readonly strong?: boolean
}

/** An amount in the reader's language; its currency is spelled out when it is not the store's own. Digits stand under digits. */
export function Amount({ of: { amount, currency }, sign, tone, strong }: AmountProps) {
  const write = useMoney()
  const color = tone && (tone === 'muted' ? 'var(--muted)' : tone === 'money' ? 'var(--money)' : 'var(--danger-ink)')
  return (
    <span className={css.amount} style={{ color, fontWeight: strong ? 600 : undefined }} data-notranslate>
      {write({ amount, currency }, sign)}
    </span>
  )
}

/** Gives `write(money, sign?)` for amounts inside sentences and labels. */
export function useMoney(): (of: Money, sign?: boolean) => string {
  const { i18n } = useLingui()
  const own = useDeskIfAny()?.store?.currency
  return ({ amount, currency }, sign) =>
    formatMoney(amount, currency, localeTag(i18n.locale), { sign, code: own !== undefined && own !== currency })
}
