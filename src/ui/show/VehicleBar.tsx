import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Copy } from './Copy.tsx'
import css from './show.module.css'

type VehicleBarProps = {
  /** "2019 Toyota Camry LE 2.5L" */
  readonly name: string
  readonly vin?: string | null
  /** at the right end: "fits 4 of 4", a disagreement of VIN and chosen vehicle */
  readonly note?: ReactNode
}

/** The car the parts are for: blue, the full width of its card (stand it in a `flush` Section). */
export function VehicleBar({ name, vin, note }: VehicleBarProps) {
  const { t } = useLingui()
  return (
    <div className={css.vehicle} role="group" aria-label={t`Vehicle`}>
      <strong data-notranslate>{name}</strong>
      {vin && (
        <span>
          {t`VIN`} <Copy text={vin} what={t`VIN`} onAccent />
        </span>
      )}
      {note && <span className={css.note}>{note}</span>}
    </div>
  )
}
