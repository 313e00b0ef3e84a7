import { isLocal } from '#domain/fraud/reasons.ts'
import { tiers, type IdentifierKind, type Tier } from '#domain/registry/kinds.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLingui } from '@lingui/react'
import { useStore } from '#ui/desk.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { localeTag } from '#ui/i18n.ts'
import { useDesk } from '#ui/query.ts'
import type { ReportView } from '../shapes.ts'
import css from './report.module.css'

const names: { readonly [kind in IdentifierKind]: MessageDescriptor } = {
  email: msg`e-mail address`,
  email_fuzzy: msg`e-mail address`,
  phone: msg`phone number`,
  ship_to: msg`shipping address`,
  ship_to_fuzzy: msg`shipping address`,
  ship_to_base: msg`building`,
  device: msg`device`,
  card: msg`card`,
  ip_24: msg`network of the order`,
  ip_48: msg`network of the order`,
}

/** Before a buyer is marked known: what of them enters the network's registry, by kind, and what never does. `code` is the reason chosen so far. */
export function EntersRegistry({ number, code }: { readonly number: number; readonly code: string }) {
  const { slug } = useStore()
  const query = useDesk<ReportView>(`/desk/stores/${slug}/orders/${number}/fraud/report`)
  return (
    <section className={css.registry} aria-labelledby="enters-registry">
      <h3 id="enters-registry">
        <Trans>What the network gets to know</Trans>
      </h3>
      {query.data ? (
        <Entering view={query.data} local={isLocal(code || null)} />
      ) : query.error ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={3} />
      )}
    </section>
  )
}

function Entering({ view, local }: { readonly view: ReportView; readonly local: boolean }) {
  if (!view.shares) {
    return (
      <p>
        <Trans>
          Nothing: your store does not share with the network. The mark counts on this order. A supervisor can change that under Settings,
          Risk.
        </Trans>
      </p>
    )
  }
  if (view.kinds.length === 0) {
    return (
      <p>
        <Trans>Nothing: this order holds nothing a customer could be recognized by.</Trans>
      </p>
    )
  }
  return (
    <>
      <Kinds view={view} />
      <p>
        {local ? (
          <Trans>For this reason it counts in your store only; other stores are not told.</Trans>
        ) : (
          <Trans>
            Open and later orders of this customer score higher on every store of the network, at once. Nobody learns which store reported.
          </Trans>
        )}
      </p>
      <p className="muted">
        <Trans>
          Only keyed hashes are kept, and Undo deletes them. Billing name and address, the cardholder’s name and the VIN are never listed:
          in a fraud they belong to the victim.
        </Trans>
      </p>
    </>
  )
}

function Kinds({ view }: { readonly view: ReportView }) {
  const { i18n } = useLingui()
  const list = (tier: Tier) => {
    const words = view.kinds.filter((kind) => tiers[kind] === tier).map((kind) => i18n._(names[kind]))
    return new Intl.ListFormat(localeTag(i18n.locale)).format(new Set(words))
  }
  const [strong, fuzzy, context] = [list('strong'), list('fuzzy'), list('context')]
  return (
    <ul>
      {strong && (
        <li>
          <Trans>
            Recognized by: <strong>{strong}</strong>
          </Trans>
        </li>
      )}
      {fuzzy && (
        <li>
          <Trans>
            Also when spelled nearly the same: <strong>{fuzzy}</strong>
          </Trans>
        </li>
      )}
      {context && (
        <li>
          <Trans>
            Shown beside, never a reason by itself: <strong>{context}</strong>
          </Trans>
        </li>
      )}
    </ul>
  )
}
