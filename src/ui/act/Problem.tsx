import { IconAlertTriangle } from '@tabler/icons-react'
import { Trans } from '@lingui/react/macro'
import { Fault, Refused } from '../api.ts'
import { useExplain } from '../refusals.ts'
import css from './act.module.css'

/** The "no" of a command inside its dialog or form, nothing while there is none. An unknown outcome has the colour of caution. */
export function Problem({ of: error }: { readonly of: Error | null }) {
  const explain = useExplain()
  if (!error) return null
  const id = error instanceof Fault || error instanceof Refused ? error.requestId : null
  return (
    <div role="alert" className={css.problem} data-unknown={error instanceof Fault || undefined}>
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        {explain(error)} {error instanceof Fault && id && <Trans>Request {id}</Trans>}
      </span>
    </div>
  )
}
