import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { post, useCommand, type Command } from '../command.ts'
import { addRefusals } from '../refusals.ts'
import { Copy } from '../show/Copy.tsx'
import { When } from '../show/When.tsx'
import css from './act.module.css'
import { CommandButton } from './CommandButton.tsx'
import { Dialog, DialogActions, useDialog } from './Dialog.tsx'
import { Problem } from './Problem.tsx'
import { tellDone } from './toast.ts'

addRefusals({
  already_member: () => msg`Somebody with this e-mail is in the store already.`,
  came_in: () => msg`This person has come in meanwhile.`,
  mailbox_only: () => msg`For this person the link goes to their own mailbox only.`,
})

type InvitationProps = {
  /** the person's path at the server; `/invitation` and `/link` are asked below it */
  readonly at: string
  readonly name: string
  /** may a link be made for whoever invited? */
  readonly copyable: boolean
  /** what to read again afterwards */
  readonly refresh: readonly string[]
}

/** For somebody who was invited and has not come in yet: mail another link, or make one to hand over. */
export function Invitation({ at, name, copyable, refresh }: InvitationProps) {
  const { t } = useLingui()
  const again = useCommand({
    send: post<object>(`${at}/invitation`),
    refresh,
    done: () => tellDone(t`Another mail is on its way to ${name}`),
  })
  return (
    <span className={css.invitation}>
      <CommandButton variant="default" size="compact-sm" command={again} input={{}}>
        <Trans>Send again</Trans>
      </CommandButton>
      {copyable && <CopyLink at={at} name={name} refresh={refresh} />}
    </span>
  )
}

type LinkAnswer = { readonly url: string; readonly until: string }

function CopyLink({ at, name, refresh }: Omit<InvitationProps, 'copyable'>) {
  const dialog = useDialog()
  const make = useCommand<object, LinkAnswer>({ send: post(`${at}/link`), refresh, tell: 'inline' })
  const open = () => {
    make.renew()
    dialog.show()
  }
  return (
    <>
      <Button size="compact-sm" onClick={open}>
        <Trans>Copy link</Trans>
      </Button>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Link for {name}</Trans>} closable={!make.busy}>
        <Problem of={make.error} />
        {make.result ? (
          <Made of={make.result} name={name} onClose={dialog.hide} />
        ) : (
          <Before name={name} make={make} onClose={dialog.hide} />
        )}
      </Dialog>
    </>
  )
}

type BeforeProps = { readonly name: string; readonly make: Command<object, LinkAnswer>; readonly onClose: () => void }

function Before({ name, make, onClose }: BeforeProps) {
  return (
    <>
      <p>
        <Trans>
          Whoever opens the link chooses the password and comes in as {name}: hand it to nobody else. It is shown this once, and that you
          made it stands in the log.
        </Trans>
      </p>
      <DialogActions>
        <Button onClick={onClose} disabled={make.busy} data-autofocus>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={make} input={{}}>
          <Trans>Make the link</Trans>
        </CommandButton>
      </DialogActions>
    </>
  )
}

type MadeProps = { readonly of: LinkAnswer; readonly name: string; readonly onClose: () => void }

function Made({ of: { url, until }, name, onClose }: MadeProps) {
  const { t } = useLingui()
  // The button that had the focus is gone: whoever works by keyboard goes on from here.
  const last = useRef<HTMLButtonElement>(null)
  useEffect(() => last.current?.focus(), [])
  return (
    <>
      <p>
        <Trans>
          Give this to {name}. It works once, until <When at={until} show="moment" />.
        </Trans>
      </p>
      <div className={css.link}>
        <Copy text={url} what={t`link`} />
      </div>
      <DialogActions>
        <Button variant="filled" onClick={onClose} ref={last}>
          <Trans>I have copied it</Trans>
        </Button>
      </DialogActions>
    </>
  )
}
