import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconBrandPaypal, IconCreditCard } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { AccountFacts } from './AccountFacts.tsx'
import { PaypalForm } from './PaypalForm.tsx'
import type { GatewayName, GatewaysView } from './shapes.ts'
import { StripeForm } from './StripeForm.tsx'
import { useGatewayWords } from './words.tsx'

/** The accounts the store collects with, at most one a gateway: which, whether they answer, and the way to enter other keys. */
export function GatewayPage() {
  const { t } = useLingui()
  const { say } = useGatewayWords()
  return (
    <>
      <PageTitle title={t`Payment gateways`} />
      <div className={css.stack}>
        <Gateway name="stripe" />
        <Gateway name="paypal" />
        <Trail about="gateway" say={say} />
      </div>
    </>
  )
}

/** What people call a gateway; a name of its own in every language. */
const titles = { stripe: 'Stripe', paypal: 'PayPal' } as const

function Gateway({ name }: { readonly name: GatewayName }) {
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/gateway`
  const gateways = useDesk<GatewaysView>(at)
  const dialog = useDialog()
  const { accounts = [], sandbox = false } = gateways.data ?? {}
  const account = accounts.find(({ gateway }) => gateway === name) ?? null
  const enter = (
    <Button variant={accounts.length === 0 && name === 'stripe' ? 'filled' : 'default'} onClick={dialog.show}>
      <Trans>Enter keys</Trans>
    </Button>
  )
  const Form = name === 'stripe' ? StripeForm : PaypalForm
  return (
    <Section
      id={name === 'stripe' ? 'gateway' : 'paypal'}
      title={<span data-notranslate>{titles[name]}</span>}
      note={sandbox && <Trans>played by the sandbox: no money moves</Trans>}
      state={stateOf(gateways)}
      lines={5}
      empty={gateways.data && !account && <NoAccount name={name} next={enter} />}
    >
      {account && <AccountFacts account={account} at={at} onReplace={dialog.show} />}
      <Dialog open={dialog.open} onClose={dialog.hide} title={account ? <Trans>Replace the keys</Trans> : <Trans>Enter the keys</Trans>}>
        <Form key={dialog.opening} account={account} sandbox={sandbox} at={at} onClose={dialog.hide} />
      </Dialog>
    </Section>
  )
}

function NoAccount({ name, next }: { readonly name: GatewayName; readonly next: React.ReactNode }) {
  return name === 'stripe' ? (
    <EmptyState icon={<IconCreditCard size={20} />} title={<Trans>No card account yet</Trans>} next={next}>
      <Trans>Until then orders arrive, but no card can be charged, captured or refunded.</Trans>
    </EmptyState>
  ) : (
    <EmptyState icon={<IconBrandPaypal size={20} />} title={<Trans>No PayPal account yet</Trans>} next={next}>
      <Trans>With one, orders paid by PayPal are captured and refunded here, and pay links offer PayPal too.</Trans>
    </EmptyState>
  )
}
