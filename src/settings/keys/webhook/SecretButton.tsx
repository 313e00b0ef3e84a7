import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions, useDialog } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import css from '../../settings.module.css'
import { MadeSecret } from './MadeSecret.tsx'
import type { HookMade } from './shapes.ts'

/** Makes another secret: after one leaked, or was lost. */
export function SecretButton({ at }: { readonly at: string }) {
  const dialog = useDialog()
  return (
    <>
      <Button onClick={dialog.show}>
        <Trans>New secret</Trans>
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>New secret</Trans>}>
        <Renew key={dialog.opening} at={at} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}

function Renew({ at, onClose }: { readonly at: string; readonly onClose: () => void }) {
  const { slug } = useStore()
  const renew = useCommand<object, HookMade>({ send: post(`${at}/secret`), refresh: [`/desk/stores/${slug}/settings`], tell: 'inline' })
  if (renew.result?.secret) return <MadeSecret secret={renew.result.secret} onClose={onClose} />
  return (
    <div className={css.key}>
      <Problem of={renew.error} />
      <p>
        <Trans>
          For a day events are signed with both secrets, the new one and the one before, so that the web store can change over. Then the one
          before is of no use any more.
        </Trans>
      </p>
      <DialogActions>
        <Button onClick={onClose} disabled={renew.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={renew} input={{}}>
          <Trans>Make a secret</Trans>
        </CommandButton>
      </DialogActions>
    </div>
  )
}
