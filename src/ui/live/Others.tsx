import { Trans, useLingui } from '@lingui/react/macro'
import { IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Initials } from '#ui/show/Initials.tsx'
import type { Present } from './connect.ts'
import { useOthers } from './here.ts'
import css from './live.module.css'

/** Who else has the order open, and what they are doing with it. Nothing while nobody does. */
export function Others({ order }: { readonly order: number }) {
  const { t } = useLingui()
  const others = useOthers(order)
  const say = useDoings()
  if (others.length === 0) return null
  const shown = others.slice(0, 3)
  return (
    <ul className={css.others} aria-label={t`Also here`}>
      {shown.map((one) => (
        <li key={one.person} title={say(one)} aria-label={say(one)} data-doing={one.doing !== null || undefined}>
          <Initials name={one.name} />
          <small data-notranslate={one.doing === null || undefined}>{one.doing === null ? one.name : say(one)}</small>
        </li>
      ))}
      {others.length > shown.length && <li className="muted">+{others.length - shown.length}</li>}
    </ul>
  )
}

/** Warns, before the same is begun twice, that somebody else is at it. It stops nobody: the desk itself lets no money move and no label be bought twice. */
export function AlsoAt({ order, what }: { readonly order: number; readonly what: readonly string[] }) {
  const say = useDoings()
  const [other] = useOthers(order).filter(({ doing }) => doing !== null && what.includes(doing))
  return other ? (
    <Warning>
      {say(other)}. <Trans>What they do shows here at once; talk to each other before you go on.</Trans>
    </Warning>
  ) : null
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <div className={css.also} role="status">
      <IconEye size={18} aria-hidden />
      <div>{children}</div>
    </div>
  )
}

function useDoings(): (one: Present) => string {
  const { t } = useLingui()
  return ({ name, doing }) => {
    switch (doing) {
      case 'collect':
        return t`${name} is collecting now`
      case 'refund':
        return t`${name} is refunding now`
      case 'ship':
        return t`${name} is preparing a shipment now`
      case 'cancel':
        return t`${name} is cancelling the order now`
      case 'edit':
        return t`${name} is editing now`
      default:
        return t`${name} has this order open`
    }
  }
}
