import { IconAlertTriangle } from '@tabler/icons-react'
import { Trans } from '@lingui/react/macro'
import { use } from 'react'
import { Fault, Refused, Stale } from '../api.ts'
import { useExplain } from '../refusals.ts'
import css from './act.module.css'
import { WhatChanged } from './what-changed.ts'

/** The "no" of a command inside its dialog or form, nothing while there is none. An unknown outcome has the colour of caution. */
export function Problem({ of: error }: { readonly of: Error | null }) {
  const explain = useExplain()
  const whatChanged = use(WhatChanged)
  if (!error) return null
  const id = error instanceof Fault || error instanceof Refused ? error.requestId : null
  return (
    <div role="alert" ref={bringIntoSight} className={css.problem} data-unknown={error instanceof Fault || undefined}>
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        {explain(error)} {error instanceof Fault && id && <Trans>Request {id}</Trans>}
        {error instanceof Stale && whatChanged?.(error)}
      </div>
    </div>
  )
}

// It stands at the top of its form; the button that was pressed may be far below.
function bringIntoSight(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: 'nearest' })
}
