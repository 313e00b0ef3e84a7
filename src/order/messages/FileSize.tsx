import { useLingui } from '@lingui/react/macro'

/** How much a file weighs, as people say it. */
export function FileSize({ bytes }: { readonly bytes: number }) {
  const { i18n } = useLingui()
  const [amount, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return <small className="muted">{i18n.number(amount, { style: 'unit', unit, maximumFractionDigits: 1 })}</small>
}
