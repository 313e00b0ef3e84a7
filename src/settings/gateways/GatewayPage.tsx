import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCreditCard } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { AccountFacts } from './AccountFacts.tsx'
import { GatewayForm } from './GatewayForm.tsx'
import type { GatewaysView } from './shapes.ts'
import { useGatewayWords } from './words.tsx'

/** The account the store collects with: which, whether it answers, and the way to enter other keys. */
export function GatewayPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const { say } = useGatewayWords()
  const at = `/desk/stores/${slug}/settings/gateway`
  const gateway = useDesk<GatewaysView>(at)
  const dialog = useDialog()
  const { account = null, sandbox = false } = gateway.data ?? {}
  const enter = (
    <Button variant="filled" onClick={dialog.show}>
      <Trans>Enter keys</Trans>
    </Button>
  )
  return (
    <>
      <PageTitle title={t`Payment gateway`} />
      <div className={css.stack}>
        <Section
          id="gateway"
          title={<span data-notranslate>Stripe</span>}
          note={sandbox && <Trans>played by the sandbox: no money moves</Trans>}
          state={stateOf(gateway)}
          lines={5}
          empty={
            gateway.data &&
            !account && (
              <EmptyState icon={<IconCreditCard size={20} />} title={<Trans>No gateway account yet</Trans>} next={enter}>
                <Trans>Until then orders arrive, but no card can be charged, captured or refunded.</Trans>
              </EmptyState>
            )
          }
        >
          {account && <AccountFacts account={account} at={at} onReplace={dialog.show} />}
        </Section>
        <Trail about="gateway" say={say} />
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={account ? <Trans>Replace the keys</Trans> : <Trans>Enter the keys</Trans>}>
        <GatewayForm key={dialog.opening} account={account} sandbox={sandbox} at={at} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}
