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

type WebhookProps = { readonly account: EasypostView; readonly reachable: boolean; readonly at: string }

/** Enters the desk's address at EasyPost; where EasyPost cannot reach it or does not take it, makes one for a person to enter, shown this once. */
export function WebhookButton(props: WebhookProps) {
  const dialog = useDialog()
  const title = props.account.webhook.set ? <Trans>Set webhooks up again</Trans> : <Trans>Set up webhooks</Trans>
  return (
    <>
      <Button onClick={dialog.show}>{title}</Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={title}>
        <SetUp key={dialog.opening} {...props} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}

function SetUp({ account, reachable, at, onClose }: WebhookProps & { readonly onClose: () => void }) {
  const { slug } = useStore()
  const refresh = [`/desk/stores/${slug}/settings`]
  const enter = useCommand<object>({ send: post(`${at}/${account.id}/webhook`), refresh, tell: 'inline' })
  const make = useCommand<object, WebhookMade>({ send: post(`${at}/${account.id}/webhook/by-hand`), refresh, tell: 'inline' })
  if (make.result) return <Made made={make.result} onClose={onClose} />
  if (enter.result) return <Entered onClose={onClose} />
  return (
    <div className={css.key}>
      <Problem of={make.error ?? enter.error} />
      <p>
        <Trans>EasyPost can tell this desk at once when a parcel moves, a label is refunded or a charge is corrected.</Trans>
      </p>
      {!reachable && (
        <p className={css.warns}>
          <Trans>
            EasyPost cannot reach this desk: its address is not one of the open internet. Parcels are asked about from time to time. If
            something passes webhooks on to this desk, make an address and enter it by hand.
          </Trans>
        </p>
      )}
      {account.webhook.set && (
        <p className={css.warns}>
          <Trans>There is an address already. A new one ends it: what EasyPost still sends there is not heard any more.</Trans>
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose} disabled={make.busy || enter.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={make} input={{}} variant={reachable ? 'default' : 'filled'}>
          <Trans>Enter it by hand</Trans>
        </CommandButton>
        {reachable && (
          <CommandButton command={enter} input={{}}>
            <Trans>Set up at EasyPost</Trans>
          </CommandButton>
        )}
      </DialogActions>
    </div>
  )
}

function Entered({ onClose }: { readonly onClose: () => void }) {
  return (
    <div className={css.key}>
      <p role="status">
        <Trans>EasyPost sends its webhooks to this desk from now on.</Trans>
      </p>
      <DialogActions>
        <Button variant="filled" onClick={onClose} data-autofocus>
          <Trans>Close</Trans>
        </Button>
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
