import { Trans, useLingui } from '@lingui/react/macro'
import { localeTag } from '#ui/i18n.ts'

/** A tax by its name and rate (millionths: 82500 is 8.25 %), as sums of an order call it. */
export function TaxName({ name, ratePpm }: { readonly name: string; readonly ratePpm: number }) {
  const { i18n } = useLingui()
  const percent = new Intl.NumberFormat(localeTag(i18n.locale), { style: 'percent', maximumFractionDigits: 4 })
  return (
    <Trans>
      Tax <span data-notranslate>{name}</span> {percent.format(ratePpm / 1_000_000)}
    </Trans>
  )
}
