import { msg } from '@lingui/core/macro'
import { addRefusals } from '#ui/refusals.ts'

addRefusals({
  copies: ({ detail }) => msg`At most ${Number(detail.most)} copies at once.`,
  browser_prints_pdf: () => msg`Browsers print PDF. ZPL goes to a label printer only.`,
  no_printer: () => msg`Choose a printer.`,
  printer_not_listed: ({ detail }) => msg`This desk may not send to ${String(detail.printer)}. Whoever runs it lists its printers.`,
})
