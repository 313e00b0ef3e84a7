import { formatDimensions, formatWeight } from '#domain/measure.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconFlame } from '@tabler/icons-react'
import { memo } from 'react'
import { useMe, useStore } from '#ui/desk.tsx'
import { localeTag } from '#ui/i18n.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import { Copy } from '#ui/show/Copy.tsx'
import { Badge, StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../content.module.css'
import type { LineView } from '../shapes.ts'
import type { Anchor } from './LineMenu.tsx'

type RowProps = {
  readonly line: LineView
  readonly currency: string
  readonly costs: boolean
  readonly cores: boolean
  /** its menu is open */
  readonly busy: boolean
  readonly menu: (anchor: Anchor) => void
}

/** One part as one native row: amounts as bare texts, because sixty rows of components would weigh on the page. */
export const LineRow = memo(function LineRow({ line, currency, costs, cores, busy, menu }: RowProps) {
  const { t } = useLingui()
  const money = useMoney()
  const cancelled = line.state === 'cancelled'
  const amount = (minor: number) => money({ amount: minor, currency })
  return (
    <tr id={`line-${line.id}`} className={css.line} data-cancelled={cancelled || undefined}>
      <td>
        <Picture line={line} />
      </td>
      <td data-wrap>
        <Part line={line} />
      </td>
      <Measures line={line} />
      <td data-wrap data-label={t`State`}>
        <State line={line} />
      </td>
      <Fitment line={line} />
      <td data-end data-label={t`Qty`}>
        {line.quantity}
      </td>
      <td data-end data-notranslate data-label={t`Price, list`}>
        {amount(line.unitPrice)}
        {line.listPrice !== null && <span className={css.under}>{amount(line.listPrice)}</span>}
      </td>
      {costs && (
        <td data-end data-notranslate data-label={t`Cost`}>
          {line.unitCost == null ? '–' : amount(line.unitCost)}
        </td>
      )}
      {cores && (
        <td data-end data-notranslate data-label={t`Core`}>
          {line.coreCharge > 0 ? amount(line.coreCharge) : ''}
        </td>
      )}
      <td data-end data-notranslate data-label={t`Amount`}>
        {cancelled ? <s>{amount(line.amount)}</s> : amount(line.amount)}
        {line.discount > 0 && <span className={css.under}>{amount(-line.discount)}</span>}
      </td>
      <td data-end>
        <button
          type="button"
          className={css.dots}
          aria-label={t`Actions for ${line.partNumber}`}
          aria-haspopup="menu"
          aria-expanded={busy}
          onClick={({ currentTarget }) => menu({ line: line.id, button: currentTarget })}
        />
      </td>
    </tr>
  )
})

function Part({ line }: { readonly line: LineView }) {
  const { t } = useLingui()
  return (
    <>
      <span className={css.name} data-notranslate>
        {line.name}
      </span>
      <span className={css.facts}>
        <Copy text={line.partNumber} what={t`part number`} />
        {line.brand && <span data-notranslate>{line.brand}</span>}
        {line.hazmat && (
          <Badge tone="caution" icon={IconFlame}>
            <Trans>Hazmat</Trans>
          </Badge>
        )}
        {line.supersededBy && (
          <span>
            <Trans>
              superseded by <Copy text={line.supersededBy} what={t`part number`} />
            </Trans>
          </span>
        )}
      </span>
      {line.cancelledReason && (
        <span className={css.under} data-notranslate>
          {line.cancelledReason}
        </span>
      )}
    </>
  )
}

function Measures({ line: { weightGrams, size } }: { readonly line: LineView }) {
  const { t, i18n } = useLingui()
  const { units } = useMe().person
  const locale = localeTag(i18n.locale)
  return (
    <td data-quiet data-last data-notranslate data-label={t`Weight and size`}>
      {weightGrams === null ? !size && '–' : formatWeight(weightGrams, units, locale)}
      {size && <span className={css.under}>{formatDimensions(size, units, locale)}</span>}
    </td>
  )
}

function State({ line }: { readonly line: LineView }) {
  const { supplier, supplierPo, expectedOn, leftAs } = line
  // Where a part once came from says nothing any more when it has gone.
  if (leftAs) return <StatusBadge kind="fulfillment" of={leftAs} />
  return (
    <>
      <StatusBadge kind="line" of={line.state} />
      {line.left > 0 && (
        <span className={css.under}>
          <Trans>
            {line.left} of {line.quantity} gone out
          </Trans>
        </span>
      )}
      {(supplier ?? supplierPo) && (
        <span className={css.under} data-notranslate>
          {[supplier, supplierPo].filter(Boolean).join(' · ')}
        </span>
      )}
      {expectedOn && (
        <span className={css.under}>
          <Trans>
            expected <When at={`${expectedOn}T12:00:00Z`} timeZone="UTC" />
          </Trans>
        </span>
      )}
    </>
  )
}

function Fitment({ line: { fits, fitment, state } }: { readonly line: LineView }) {
  const { t } = useLingui()
  if (!fitment && fits === false && state !== 'cancelled') {
    const why = t`The web store’s catalog says that it does not fit this vehicle`
    return (
      <td data-wrap data-label={t`Fitment`} className={css.unfit} title={why}>
        <Trans>does not fit</Trans>
        <span className={css.under}>
          <Trans>says the web store</Trans>
        </span>
      </td>
    )
  }
  if (!fitment)
    return (
      <td data-label={t`Fitment`} data-quiet>
        {state === 'cancelled' ? '' : '–'}
      </td>
    )
  const { by, vin, at } = fitment
  return (
    <td data-wrap data-label={t`Fitment`} className={css.fits} title={vin ? t`Signed off for VIN ${vin}` : t`Signed off without a VIN`}>
      <Trans>fits</Trans>
      <span className={css.under}>
        <span data-notranslate>{by}</span> <When at={at} />
      </span>
    </td>
  )
}

function Picture({ line }: { readonly line: LineView }) {
  const { slug } = useStore()
  if (!line.image) return <span className={css.picture} />
  return <img className={css.picture} src={`/desk/stores/${slug}/images/${line.image}`} alt="" width={48} height={48} loading="lazy" />
}
