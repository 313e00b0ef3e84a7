import type { OrderHead } from '#domain/order-head.ts'
import { msg } from '@lingui/core/macro'
import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconDiscount, IconPackageExport, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useDialog } from '#ui/act/Dialog.tsx'
import { Refused } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { addRefusals, useExplain } from '#ui/refusals.ts'
import css from './content.module.css'
import { EditDialogs } from './forms/EditDialogs.tsx'
import type { Editing } from './forms/editing.tsx'
import { LinesTable } from './lines/LinesTable.tsx'
import type { ContentView } from './shapes.ts'
import { TotalsPanel } from './TotalsPanel.tsx'
import { VehicleStrip } from './vehicle/VehicleStrip.tsx'

addRefusals({
  order_completed: () => msg`The order is completed. Set it back to Processing first.`,
  no_such_line: () => msg`This line is no longer part of the order. Load the page again.`,
  line_cancelled: ({ detail }) => msg`${String(detail.partNumber)} is cancelled.`,
  line_left: ({ detail }) => msg`${String(detail.partNumber)} has left the store, so this can no longer change.`,
  less_than_taken: ({ detail }) => msg`${Number(detail.taken)} pieces have left or wait on the pickup shelf; there cannot be fewer.`,
  over_open: ({ detail }) => msg`Only ${Number(detail.open)} pieces can still be cancelled.`,
  cancel_the_order: () => msg`This is the last line. Cancel the order instead: that settles the money too.`,
  discount_too_large: ({ detail, money }) => msg`The discount may be at most ${money(detail.most)}.`,
  no_such_discount: () => msg`This discount is no longer there.`,
  below_zero: () => msg`The order would come to less than nothing.`,
  no_cost_right: () => msg`Your role does not show costs, so it cannot set one.`,
  nothing_changed: () => msg`Nothing was changed.`,
  nothing_open: () => msg`Nothing is left to ship.`,
})

type ContentProps = { readonly head: OrderHead; readonly view: ContentView; readonly children?: ReactNode }

/** What was sold and for which car: the vehicle bar, the lines, what became of them (`children`), and the sums at the bottom right. */
export function ContentSection({ head, view, children }: ContentProps) {
  const dialog = useDialog()
  const [editing, edit] = useState<Editing>({ kind: 'add_line' })
  const open = (what: Editing) => {
    edit(what)
    dialog.show()
  }
  const live = view.lines.filter((line) => line.state !== 'cancelled')
  return (
    <Section
      id="content"
      title={<Trans>Content</Trans>}
      note={<Plural value={live.length} one="# line" other="# lines" />}
      actions={<Actions head={head} view={view} open={open} />}
      flush
    >
      <VehicleStrip head={head} view={view} />
      <LinesTable head={head} view={view} open={open} />
      {children}
      <TotalsPanel head={head} view={view} open={open} />
      <EditDialogs key={dialog.opening} head={head} view={view} editing={editing} open={dialog.open} onClose={dialog.hide} />
    </Section>
  )
}

function Actions({ head, view, open }: { readonly head: OrderHead; readonly view: ContentView; readonly open: (what: Editing) => void }) {
  const { slug } = useStore()
  const explain = useExplain()
  const { edit, ship } = view.can
  const whyNot = edit.ok ? undefined : explain(new Refused(edit.code, edit.detail, null))
  return (
    <div className={css.actions}>
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={!edit.ok}
        title={whyNot}
        onClick={() => open({ kind: 'add_line' })}
      >
        <Trans>Add item</Trans>
      </Button>
      <Button
        leftSection={<IconDiscount size={16} aria-hidden />}
        disabled={!edit.ok}
        title={whyNot}
        onClick={() => open({ kind: 'add_discount' })}
      >
        <Trans>Add discount</Trans>
      </Button>
      {ship.ok ? (
        <Button
          leftSection={<IconPackageExport size={16} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/$store/orders/$number/ship" params={{ store: slug, number: String(head.number) }} />}
        >
          <Trans>Create Shipment</Trans>
        </Button>
      ) : (
        <Button
          leftSection={<IconPackageExport size={16} aria-hidden />}
          disabled
          title={explain(new Refused(ship.code, ship.detail, null))}
        >
          <Trans>Create Shipment</Trans>
        </Button>
      )}
    </div>
  )
}
