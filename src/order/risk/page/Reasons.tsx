import type { Factor } from '#domain/risk/rows.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react'
import { Points } from '../details/Points.tsx'
import { useSay } from '../details/say.tsx'
import { wordsOf } from '../details/words.tsx'
import css from './risk.module.css'

/** How many reasons stand on the page; Details have all. */
const shown = 3

/** What counted most, what raises the score first: a sentence each. Where one is about the IP address, its source is named, as its licence asks. */
export function Reasons({ factors, currency }: { readonly factors: readonly Factor[]; readonly currency: string }) {
  const { i18n } = useLingui()
  const say = useSay(currency)
  const reasons = strongest(factors)
  if (reasons.length === 0) {
    return (
      <p className="muted">
        <Trans>Nothing speaks for or against this order.</Trans>
      </p>
    )
  }
  const located = reasons.some(({ factor }) => factor.group === 'ip')
  return (
    <ul className={css.reasons}>
      {reasons.map(({ factor, worded }) => {
        const Icon = factor.points > 0 ? IconArrowUpRight : IconArrowDownRight
        return (
          <li key={factor.code} data-raises={factor.points > 0}>
            <Icon size={16} aria-hidden />
            <span>{i18n._(worded.says(say(factor)))}</span>
            <Points of={factor.points} />
          </li>
        )
      })}
      {located && (
        <li className={css.source}>
          <a href="https://db-ip.com" target="_blank" rel="noopener noreferrer">
            <Trans>IP Geolocation by DB-IP</Trans>
          </a>
        </li>
      )}
    </ul>
  )
}

function strongest(factors: readonly Factor[]) {
  return factors
    .flatMap((factor) => {
      const worded = wordsOf(factor.code)
      return worded && factor.points !== 0 ? [{ factor, worded }] : []
    })
    .toSorted((a, b) => Math.abs(b.factor.points) - Math.abs(a.factor.points))
    .slice(0, shown)
    .toSorted((a, b) => b.factor.points - a.factor.points)
}
