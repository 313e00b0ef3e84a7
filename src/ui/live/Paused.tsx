import { Trans } from '@lingui/react/macro'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { usePaused } from './live.ts'
import css from './live.module.css'

/** Says that changes do not come by themselves just now, so that nobody waits for one. */
export function Paused() {
  return usePaused() ? (
    <div className={css.paused} role="status">
      <IconPlugConnectedX size={16} aria-hidden />
      <Trans>Live updates paused. The desk looks again every half minute.</Trans>
    </div>
  ) : null
}
