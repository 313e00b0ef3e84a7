import type { OrderHead } from '#domain/order-head.ts'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { IconLink } from '@tabler/icons-react'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { addRefusals } from '#ui/refusals.ts'
import { Amount } from '#ui/show/Amount.tsx'
import { When } from '#ui/show/When.tsx'
import type { LinkView } from '../shapes.ts'
import { CanButton } from './CanButton.tsx'
import css from './payment.module.css'

addRefusals({
  no_way_to_pay: () => msg`No payment account of this store lets customers pay by themselves. A supervisor can enter its keys in Settings.`,
  link_paid: () => msg`This link was paid meanwhile.`,
  link_revoked: () => msg`This link was taken back meanwhile.`,
  link_in_use: () => msg`Somebody is paying by this link just now.`,
})

type LinksProps = { readonly head: OrderHead; readonly links: readonly LinkView[] }

/** The pay links that wait to be paid, each with its end and the way to take it back. */
export function Links({ head, links }: LinksProps) {
  return links.map((link) => <Link key={link.id} head={head} link={link} />)
}

function Link({ head, link }: { readonly head: OrderHead; readonly link: LinkView }) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const revoke = useCommand({ send: post<object>(`${order}/payment/links/${link.id}/revocation`), refresh: [order], tell: 'inline' })
  const amount = <Amount of={{ amount: link.amount, currency: head.currency }} strong />
  return (
    <div className={css.link}>
      <IconLink size={18} aria-hidden />
      <p>
        <Trans>Pay link over {amount}</Trans>{' '}
        <span className="muted">
          {link.state === 'open' ? (
            <Trans>
              open until <When at={link.until} show="moment" />
            </Trans>
          ) : (
            <Trans>
              too old since <When at={link.until} show="moment" />
            </Trans>
          )}
          , <span data-notranslate>{link.who}</span>
        </span>
      </p>
      {link.can.revoke.ok ? (
        <ConfirmButton
          size="xs"
          danger={false}
          command={revoke}
          input={{}}
          title={<Trans>Take the pay link back</Trans>}
          says={<Trans>The customer can no longer pay by it. Nothing that was paid is given back.</Trans>}
          confirm={<Trans context="pay link">Take back</Trans>}
        >
          <Trans context="pay link">Take back</Trans>
        </ConfirmButton>
      ) : (
        <CanButton size="xs" can={link.can.revoke} onClick={() => undefined}>
          <Trans context="pay link">Take back</Trans>
        </CanButton>
      )}
    </div>
  )
}
