import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../settings.module.css'
import { ServerField } from './ServerField.tsx'
import type { MailboxView } from './shapes.ts'
import { troubleWords } from './words.tsx'

type FactsProps = { readonly mailbox: MailboxView; readonly at: string; readonly onChange: () => void }

/** The mailbox that is read: where, how it stands, and what broke its reading off. */
export function MailboxFacts({ mailbox, at, onChange }: FactsProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const refresh = [`/desk/stores/${slug}/settings`]
  const test = useCommand<object, { readonly waiting: number }>({ send: post(`${at}/mailbox/test`), refresh, tell: 'inline' })
  const stop = useCommand<object>({ send: post(`${at}/mailbox/stop`), refresh, tell: 'inline' })
  const { trouble } = mailbox
  return (
    <div className={css.key}>
      {trouble && (
        <p role="alert" className={css.warns}>
          {t(troubleWords[trouble.kind])} {trouble.message && <span data-notranslate>({trouble.message})</span>}{' '}
          <Trans>It is tried again by itself; nothing is lost meanwhile.</Trans>
        </p>
      )}
      <Fields>
        <Field label={<Trans>State</Trans>}>
          <State mailbox={mailbox} />
        </Field>
        <ServerField server={mailbox} />
        <Field label={<Trans>Folder</Trans>}>
          <span data-notranslate>{mailbox.folder}</span>
        </Field>
        <Field label={<Trans>What was taken</Trans>}>
          {mailbox.doneFolder === null ? (
            <Trans>is marked as read</Trans>
          ) : (
            <Trans>
              is moved to <span data-notranslate>{mailbox.doneFolder}</span>
            </Trans>
          )}
        </Field>
        <Field label={<Trans>Senders checked by</Trans>}>
          {mailbox.trustedHost === null ? <Trans>nobody</Trans> : <span data-notranslate>{mailbox.trustedHost}</span>}
        </Field>
        <Field label={<Trans>Newest mail</Trans>}>{mailbox.takenAt ? <When at={mailbox.takenAt} /> : <Trans>none yet</Trans>}</Field>
      </Fields>
      <Problem of={test.error ?? stop.error} />
      <div className={css.buttons}>
        <CommandButton command={test} input={{}} variant="default">
          <Trans>Test</Trans>
        </CommandButton>
        <Button variant="default" onClick={onChange}>
          <Trans>Change</Trans>
        </Button>
        <ConfirmButton
          command={stop}
          input={{}}
          title={<Trans>Stop reading this mailbox</Trans>}
          says={<Trans>What came in stays on its orders. What arrives from now on is not read, and the password is forgotten.</Trans>}
          confirm={<Trans>Stop reading</Trans>}
        >
          <Trans>Stop reading</Trans>
        </ConfirmButton>
        <p role="status" className={css.told}>
          {test.result && (
            <Plural
              value={test.result.waiting}
              _0="The mailbox opens. Its folder is empty."
              one="The mailbox opens. # mail is in its folder."
              other="The mailbox opens. # mails are in its folder."
            />
          )}
        </p>
      </div>
    </div>
  )
}

function State({ mailbox: { trouble, watchedAt } }: { readonly mailbox: MailboxView }) {
  if (trouble)
    return (
      <>
        <Badge tone="danger" icon={IconAlertTriangle}>
          <Trans>Not read</Trans>
        </Badge>{' '}
        <Trans>
          since <When at={trouble.at} />
        </Trans>
      </>
    )
  if (watchedAt === null)
    return (
      <Badge tone="calm" icon={IconClock}>
        <Trans>Begins in a moment</Trans>
      </Badge>
    )
  return (
    <>
      <Badge tone="money" icon={IconCircleCheck}>
        <Trans context="a mailbox">Read</Trans>
      </Badge>{' '}
      <Trans>
        looked at <When at={watchedAt} />
      </Trans>
    </>
  )
}
