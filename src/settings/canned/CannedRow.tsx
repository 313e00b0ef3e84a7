import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import css from './canned.module.css'
import { CannedForm } from './CannedForm.tsx'
import type { CannedView } from './shapes.ts'

/** One message: its name with how it begins, the languages it is written in, and what can be done with it. */
export function CannedRow({ message, at }: { readonly message: CannedView; readonly at: string }) {
  const { slug } = useStore()
  const dialog = useDialog()
  const remove = useCommand<object>({
    send: post(`${at}/${message.id}/remove`),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
  })
  const languages = (['en', 'fr'] as const).filter((language) => message[language].body !== '')
  return (
    <tr>
      <td data-wrap data-notranslate>
        <span className={css.name}>{message.name}</span>
        <span className={css.subject}>{message.en.subject || message.fr.subject}</span>
      </td>
      <td data-notranslate>{languages.map((language) => language.toUpperCase()).join(' · ')}</td>
      <td data-end>
        <span className={css.acts}>
          <Button size="xs" onClick={dialog.show}>
            <Trans>Change</Trans>
          </Button>
          <ConfirmButton
            size="xs"
            command={remove}
            input={{}}
            title={<Trans>Remove “{message.name}”</Trans>}
            says={<Trans>It cannot be picked any more. What was sent with it stays as it was sent.</Trans>}
            confirm={<Trans>Remove message</Trans>}
          >
            <Trans>Remove</Trans>
          </ConfirmButton>
        </span>
        <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Change the message</Trans>} size="xl">
          <CannedForm key={dialog.opening} message={message} at={at} onClose={dialog.hide} />
        </Dialog>
      </td>
    </tr>
  )
}
