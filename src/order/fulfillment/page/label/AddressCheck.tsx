import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { addressFields } from '#domain/address.ts'
import type { CheckedAddress, Place } from '#ports/carrier.ts'
import type { FulfillmentView } from '../../shapes.ts'
import css from './label.module.css'

/** What a carrier says of the address: deliverable, better written otherwise, or not found. A correction is taken or left by a person. */
export function AddressCheck({ view, order }: { readonly view: FulfillmentView; readonly order: string }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const [kept, keep] = useState(false)
  const query = useQuery({
    queryKey: ['address-check', order, JSON.stringify(view.shipTo)],
    queryFn: ({ signal }) => request<CheckedAddress>(`${order}/fulfillment/address-check`, { method: 'POST', body: {}, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const accept = useCommand({
    // What the carrier was asked about: a colleague's newer address is not written over.
    send: post<{ readonly address: object; readonly base: object; readonly reason: string }>(`${order}/addresses/shipping`),
    refresh: [`/desk/stores/${slug}/orders`],
    tell: 'inline',
  })
  const checked = query.data
  // An address nobody could check is no worse than before: the methods say what they need.
  if (!checked || kept) return null
  if (checked.state === 'ok') {
    return (
      <p className={css.address} data-state="ok">
        <IconCircleCheck size={16} aria-hidden /> <Trans>The carrier knows this address.</Trans>
      </p>
    )
  }
  if (checked.state === 'failed' || checked.corrected === null) {
    return (
      <p className={css.address} data-state="failed" role="alert">
        <IconAlertTriangle size={16} aria-hidden />
        <span>
          <Trans>The carrier does not know this address.</Trans> <span data-notranslate>{checked.messages.join(' ')}</span>
        </span>
      </p>
    )
  }
  const { corrected } = checked
  const address = {
    ...withoutMail(corrected),
    name: view.shipTo.name,
    company: view.shipTo.company ?? null,
    phone: view.shipTo.phone ?? null,
  }
  const base = Object.fromEntries(addressFields.map((field) => [field, view.shipTo[field] ?? null]))
  return (
    <div className={css.address} data-state="corrected" role="status">
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        <Trans>The carrier writes it otherwise:</Trans>{' '}
        <strong data-notranslate>
          {[corrected.line1, corrected.line2, corrected.city, corrected.region, corrected.postalCode].filter(Boolean).join(', ')}
        </strong>
        <Problem of={accept.error} />
      </span>
      <span className={css.actions}>
        <CommandButton command={accept} input={{ address, base, reason: t`Corrected by the carrier` }} variant="default" size="xs">
          <Trans>Use it</Trans>
        </CommandButton>
        <Button size="xs" variant="subtle" onClick={() => keep(true)}>
          <Trans>Keep ours</Trans>
        </Button>
      </span>
    </div>
  )
}

function withoutMail({ email: _email, ...address }: Place): Omit<Place, 'email'> {
  return address
}
