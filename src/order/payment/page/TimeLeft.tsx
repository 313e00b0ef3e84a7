import { Trans } from '@lingui/react/macro'
import { useNow } from '#ui/show/now.ts'
import css from './payment.module.css'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** "3 d 4 h left", "5 h 12 min left": how long until a hold or a deadline ends, in the colour of danger within the last day. Nothing once it is over. */
export function TimeLeft({ until }: { readonly until: string }) {
  const left = Date.parse(until) - useNow()
  if (left <= 0) return null
  const [days, hours, minutes] = [Math.floor(left / day), Math.floor((left % day) / hour), Math.floor((left % hour) / minute)]
  return (
    <strong className={css.left} data-last={left < day || undefined}>
      {days > 0 ? (
        <Trans>
          {days} d {hours} h left
        </Trans>
      ) : (
        <Trans>
          {hours} h {minutes} min left
        </Trans>
      )}
    </strong>
  )
}
