import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconInbox, IconSend } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { MailboxFacts } from './MailboxFacts.tsx'
import { MailboxForm } from './MailboxForm.tsx'
import { SenderFacts } from './SenderFacts.tsx'
import { SenderForm } from './SenderForm.tsx'
import type { MailView } from './shapes.ts'
import { say } from './words.tsx'

/** The store's own mail servers: the mailbox its mail is read from, and the server its letters leave by. */
export function MailPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/mail`
  return (
    <>
      <PageTitle title={t`Mail`} />
      <div className={css.stack}>
        <MailboxSection at={at} />
        <SenderSection at={at} />
        <Trail about="mail" say={say} />
      </div>
    </>
  )
}

function MailboxSection({ at }: { readonly at: string }) {
  const view = useDesk<MailView>(at)
  const dialog = useDialog()
  const { mailbox = null, installation } = view.data ?? {}
  const address = installation?.address ?? null
  const enter = (
    <Button onClick={dialog.show}>
      <Trans>Enter a mailbox</Trans>
    </Button>
  )
  return (
    <Section
      id="mailbox"
      title={<Trans>Mail that comes in</Trans>}
      state={stateOf(view)}
      lines={6}
      empty={
        view.data &&
        !mailbox && (
          <EmptyState icon={<IconInbox size={20} />} title={<Trans>No mailbox of the store’s own</Trans>} next={enter}>
            {address === null ? (
              <Trans>Until one is entered, customers’ answers do not come in here.</Trans>
            ) : (
              <Trans>
                Answers to the desk’s mails come in by themselves, and what is forwarded to <b data-notranslate>{address}</b>. A mailbox of
                the store’s own is read beside that, as mail arrives.
              </Trans>
            )}
          </EmptyState>
        )
      }
    >
      {mailbox && <MailboxFacts mailbox={mailbox} at={at} onChange={dialog.show} />}
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>The store’s mailbox</Trans>}>
        <MailboxForm key={dialog.opening} mailbox={mailbox} at={at} onClose={dialog.hide} />
      </Dialog>
    </Section>
  )
}

function SenderSection({ at }: { readonly at: string }) {
  const view = useDesk<MailView>(at)
  const dialog = useDialog()
  const { sender = null, installation } = view.data ?? {}
  const enter = (
    <Button variant="default" onClick={dialog.show}>
      <Trans>Enter a server</Trans>
    </Button>
  )
  return (
    <Section
      id="sender"
      title={<Trans>Mail that goes out</Trans>}
      state={stateOf(view)}
      lines={4}
      empty={
        view.data &&
        !sender && (
          <EmptyState icon={<IconSend size={20} />} title={<Trans>Sent by the desk’s own server</Trans>} next={enter}>
            <Trans>
              Letters carry the store’s name and come from <b data-notranslate>{installation?.from}</b>. With a server of the store’s own
              they come from its own address.
            </Trans>
          </EmptyState>
        )
      }
    >
      {sender && <SenderFacts sender={sender} at={at} onChange={dialog.show} />}
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>The store’s outgoing server</Trans>}>
        <SenderForm key={dialog.opening} sender={sender} at={at} onClose={dialog.hide} />
      </Dialog>
    </Section>
  )
}
