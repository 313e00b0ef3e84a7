import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useMay } from '#ui/desk.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import { asks, type AskBy, type useEdit } from './use-edit.tsx'

type AskProps = { readonly edit: Pick<ReturnType<typeof useEdit>, 'preview' | 'by' | 'setBy'>; readonly currency: string }

/** Once an edit makes the order dearer than its holds: whether the customer is mailed for the rest, and how they are to pay it. */
export function AskForMore({ edit: { preview, by, setBy }, currency }: AskProps) {
  const { t } = useLingui()
  const money = useMoney()
  const mayLink = useMay('collect')
  const { view } = preview
  if (!view || !asks(view)) return null
  const amount = money({ amount: view.due - view.held, currency })
  return (
    <NativeSelect
      label={t`Ask the customer for ${amount}`}
      description={<span data-notranslate>{view.buyerEmail}</span>}
      value={by}
      onChange={({ currentTarget: { value } }) => setBy(value as AskBy)}
      data={[
        { value: 'nothing', label: t`Not now` },
        ...(mayLink ? [{ value: 'link', label: t`By mail, with a pay link` }] : []),
        { value: 'call', label: t`By mail, to call us` },
      ]}
    />
  )
}
