import { useLingui } from '@lingui/react'
import { localeTag } from '#ui/i18n.ts'
import css from './details.module.css'

/** Points with their sign: "+8", "−10", "0". Colour only repeats the sign. `total`: a sum, which is neither for nor against. */
export function Points({ of: points, total }: { readonly of: number; readonly total?: boolean }) {
  const { i18n } = useLingui()
  const written = new Intl.NumberFormat(localeTag(i18n.locale), { signDisplay: total ? 'negative' : 'exceptZero' }).format(points)
  return (
    <span className={css.points} data-sign={total ? 0 : Math.sign(points)} data-notranslate>
      {written.replace('-', '−')}
    </span>
  )
}
