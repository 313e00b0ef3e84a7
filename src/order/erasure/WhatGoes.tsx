import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'
import css from './erasure.module.css'
import type { ErasureView } from './shapes.ts'

/** What an erasure takes, counted, and what stays. */
export function WhatGoes({ view: { counts, name, email, phone }, notes }: { readonly view: ErasureView; readonly notes: boolean }) {
  return (
    <>
      <div>
        <h3>
          <Trans>What goes</Trans>
        </h3>
        <ul className={css.list}>
          <li data-notranslate>{[name, email, phone].filter(Boolean).join(' · ')}</li>
          <li>
            <Trans>Names, streets, cities, phone numbers and company of both addresses, the comment, the VIN, IP address and device</Trans>
          </li>
          <Counted
            count={counts.letters + counts.mails}
            of={<Plural value={counts.letters + counts.mails} one="# mail" other="# mails" />}
          />
          <Counted count={counts.files} of={<Plural value={counts.files} one="# attachment" other="# attachments" />} />
          <Counted count={counts.labels} of={<Plural value={counts.labels} one="# label’s picture" other="# labels’ pictures" />} />
          <Counted count={counts.links} of={<Plural value={counts.links} one="# pay link" other="# pay links" />} />
          <Counted
            count={counts.values}
            of={<Plural value={counts.values} one="# changed value in the log" other="# changed values in the log" />}
          />
          {notes && (
            <li>
              <Plural value={counts.notes} one="the words of # note" other="the words of # notes" />
            </li>
          )}
        </ul>
      </div>
      <div>
        <h3>
          <Trans>What stays</Trans>
        </h3>
        <p>
          <Trans>
            Money, parts, taxes and numbers, country, state and the first three characters of the postal code, the log of who did what, and
            reasons people typed. A fraud report keeps its keyed hashes as the registry’s rules say.
          </Trans>
        </p>
      </div>
    </>
  )
}

function Counted({ count, of }: { readonly count: number; readonly of: ReactNode }) {
  return count === 0 ? null : <li>{of}</li>
}

/** Other orders of the same e-mail address: each is erased by itself. */
export function Others({ numbers }: { readonly numbers: readonly number[] }) {
  const { slug } = useStore()
  if (numbers.length === 0) return null
  return (
    <div>
      <h3>
        <Trans>Other orders with this e-mail address</Trans>
      </h3>
      <p>
        <Trans>They keep it until they are erased too:</Trans>{' '}
        {numbers.map((number, at) => (
          <span key={number}>
            {at > 0 && ', '}
            <Link to="/$store/orders/$number" params={{ store: slug, number: String(number) }} data-notranslate>
              #<OrderNumber of={number} />
            </Link>
          </span>
        ))}
      </p>
    </div>
  )
}
