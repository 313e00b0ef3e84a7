import type { OrderHead } from '#domain/order-head.ts'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconArrowsDiff, IconCheck, IconMapPin } from '@tabler/icons-react'
import { useState } from 'react'
import { useDialog } from '#ui/act/Dialog.tsx'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { addRefusals, useExplain } from '#ui/refusals.ts'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { AddressCard } from './AddressCard.tsx'
import { AddressDialog } from './forms/AddressDialog.tsx'
import css from './addresses.module.css'
import { BuyerDialog } from './forms/BuyerDialog.tsx'
import type { AddressesView, AddressKind } from './shapes.ts'

addRefusals({
  parts_left: () => msg`Parts have left: the parcel goes to this address, so it stays as it is. Ask the carrier to redirect the parcel.`,
  labels_changed: ({ detail }) =>
    msg`The shipments changed meanwhile: now ${Number(detail.shipments)} with unscanned labels would be taken back. Look again.`,
  nothing_changed: () => msg`Nothing was changed.`,
  merged_invalid: () => msg`With what a colleague changed meanwhile, this does not fit together. Close this and look again.`,
})

type AddressesProps = { readonly head: OrderHead; readonly view: AddressesView }

/** Both addresses beside each other, what differs between them, and the way to put them right. */
export function AddressesSection({ head, view }: AddressesProps) {
  const explain = useExplain()
  const buyer = useDialog()
  const address = useDialog()
  const [kind, setKind] = useState<AddressKind>('shipping')
  const edit = (which: AddressKind) => {
    setKind(which)
    address.show()
  }
  const { editBuyer } = view.can
  return (
    <Section
      id="addresses"
      title={<Trans>Billing and Shipping</Trans>}
      note={<Difference view={view} />}
      actions={
        <>
          <LookedAt head={head} view={view} />
          <Button
            disabled={!editBuyer.ok}
            title={editBuyer.ok ? undefined : explain(new Refused(editBuyer.code, editBuyer.detail, null))}
            onClick={buyer.show}
          >
            <Trans>Edit customer</Trans>
          </Button>
        </>
      }
    >
      <div className={css.both}>
        <AddressCard title={<Trans>Billing</Trans>} view={view.billing} marked={[]} can={view.can.edit} edit={() => edit('billing')} />
        <AddressCard
          title={<Trans>Shipping</Trans>}
          view={view.shipping}
          marked={view.differences}
          can={view.can.edit}
          edit={() => edit('shipping')}
        />
      </div>
      {!view.can.edit.ok && view.can.edit.code === 'parts_left' && (
        <p className="muted">{explain(new Refused(view.can.edit.code, view.can.edit.detail, null))}</p>
      )}
      <AddressDialog key={`${kind} ${address.opening}`} head={head} view={view} kind={kind} open={address.open} onClose={address.hide} />
      <BuyerDialog key={buyer.opening} head={head} view={view} open={buyer.open} onClose={buyer.hide} />
    </Section>
  )
}

function Difference({ view: { distance, differences } }: Pick<AddressesProps, 'view'>) {
  if (distance === 'same_place') {
    return differences.length === 0 ? (
      <Badge icon={IconCheck}>
        <Trans>the same</Trans>
      </Badge>
    ) : (
      <Badge icon={IconArrowsDiff}>
        <Trans>same place, details differ</Trans>
      </Badge>
    )
  }
  return (
    <Badge tone="caution" icon={IconMapPin}>
      <DistanceWords of={distance} />
    </Badge>
  )
}

function DistanceWords({ of: distance }: { readonly of: Exclude<AddressesView['distance'], 'same_place'> }) {
  switch (distance) {
    case 'same_city':
      return <Trans>another address, same city</Trans>
    case 'same_region':
      return <Trans>another city, same state</Trans>
    case 'other_region':
      return <Trans>another state</Trans>
    case 'other_country':
      return <Trans>another country</Trans>
  }
}

/** The tick of the addresses' step of Verify. */
function LookedAt({ head, view }: AddressesProps) {
  const { slug } = useStore()
  const explain = useExplain()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const check = useCommand<{ readonly step: 'addresses' }>({ send: post(`${order}/checked`, { ifMatch: head.version }), refresh: [order] })
  if (view.checked) {
    const { by, at } = view.checked
    return (
      <span className={css.looked}>
        <IconCheck size={16} aria-hidden /> {by ? <Trans>Looked at by {by}</Trans> : <Trans>Looked at</Trans>}{' '}
        <When at={at} show="relative" />
      </span>
    )
  }
  const { check: may } = view.can
  return (
    <Button
      leftSection={<IconCheck size={16} aria-hidden />}
      aria-busy={check.busy}
      disabled={!may.ok}
      title={may.ok ? undefined : explain(new Refused(may.code, may.detail, null))}
      onClick={() => void check.run({ step: 'addresses' })}
    >
      <Trans>Looked at</Trans>
    </Button>
  )
}
