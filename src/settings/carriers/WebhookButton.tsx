import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions, useDialog } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Copy } from '#ui/show/Copy.tsx'
import css from '../settings.module.css'
import type { EasypostView, WebhookMade } from './shapes.ts'

type WebhookProps = { readonly account: EasypostView; readonly at: string }

/** Makes the address a person enters at EasyPost, and shows it with its secret, this once. */
export function WebhookButton({ account, at }: WebhookProps) {
  const dialog = useDialog()
  return (
    <>
      <Button onClick={dialog.show}>
        <Trans>Set up webhooks</Trans>
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Set up webhooks</Trans>}>
        <SetUp key={dialog.opening} account={account} at={at} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}

function SetUp({ account, at, onClose }: WebhookProps & { readonly onClose: () => void }) {
  const { slug } = useStore()
  const make = useCommand<object, WebhookMade>({
    send: post(`${at}/${account.id}/webhook`),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
  })
  if (make.result) return <Made made={make.result} onClose={onClose} />
  return (
    <div className={css.key}>
      <Problem of={make.error} />
      <p>
        <Trans>
          EasyPost can tell this desk at once when a parcel moves, a label is refunded or a charge is corrected. It needs an address and a
          secret.
        </Trans>
      </p>
      {account.webhook.set && (
        <p className={css.warns}>
          <Trans>There is an address already. A new one ends it: what EasyPost still sends there is not heard any more.</Trans>
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose} disabled={make.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={make} input={{}}>
          <Trans>Make an address</Trans>
        </CommandButton>
      </DialogActions>
    </div>
  )
}

function Made({ made, onClose }: { readonly made: WebhookMade; readonly onClose: () => void }) {
  const { t } = useLingui()
  return (
    <div className={css.key}>
      <p>
        <Trans>Enter both at EasyPost, under Webhooks. This is the only time they are shown.</Trans>
      </p>
      <div>
        <span className={css.told}>
          <Trans>Address</Trans>
        </span>
        <div className={css.secret}>
          <Copy text={made.url} what={t`address`} />
        </div>
      </div>
      <div>
        <span className={css.told}>
          <Trans>Webhook secret</Trans>
        </span>
        <div className={css.secret}>
          <Copy text={made.secret} what={t`secret`} />
        </div>
      </div>
      <DialogActions>
        <Button variant="filled" onClick={onClose} data-autofocus>
          <Trans>I have copied both</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}
