import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import css from '../page/fulfillment.module.css'

type Props = { readonly number: number; readonly shipment: string }

/** Where the packing slip of a shipment is. */
export function useSlipPath({ number, shipment }: Props): string {
  const { slug } = useStore()
  return `/desk/stores/${slug}/orders/${number}/shipments/${shipment}/packing-slip.pdf`
}

/** Opens the slip to be printed; `again` notes it in the log as one more print. */
export function PrintSlip({ again, ...of }: Props & { readonly again?: boolean }) {
  const { slug } = useStore()
  const path = useSlipPath(of)
  const reprint = useCommand({ send: post<{ readonly shipment: string }>(`/desk/stores/${slug}/orders/${of.number}/fulfillment/reprint`) })
  return (
    <Button
      component="a"
      href={path}
      target="_blank"
      rel="noopener"
      size="xs"
      leftSection={<IconPrinter size={14} aria-hidden />}
      onClick={() => void (again && reprint.run({ shipment: of.shipment }))}
    >
      {again ? <Trans>Print slip again</Trans> : <Trans>Print packing slip</Trans>}
    </Button>
  )
}

/** The slip as it will come out, in the browser's own viewer. */
export function SlipPreview(of: Props) {
  const { t } = useLingui()
  // A browser shows no PDF inside a sandboxed frame; these bytes are our own server's.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  return <iframe className={css.preview} src={useSlipPath(of)} title={t`Packing slip`} />
}
