import '#ui/sign-ins/lost-factor.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../../settings.module.css'
import { EndFactorsAsk, type PersonView } from '../shapes.ts'

/** Somebody lost their authenticator and their codes: why it is ended, and what that means for them. */
export function EndFactorsForm({ person: { id }, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const settings = `/desk/stores/${slug}/settings`
  const form = useDeskForm({ name: 'end-factors', initial: { reason: '' }, shape: EndFactorsAsk, draft: false })
  const end = useCommand({
    send: (body: EndFactorsAsk, { commandId }) => request(`${settings}/people/${id}/factors/end`, { method: 'POST', body, commandId }),
    refresh: [settings],
    done: () => {
      onClose()
      tellDone(t`Their second factor is ended. A link is on its way to them.`)
    },
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void end.run(values))} noValidate>
      <Problem of={form.elsewhere(end.error)} />
      <p className={css.says}>
        <Trans>
          Make sure it is them who ask. Their app, passkeys and codes go, they are signed out everywhere, and an e-mail brings a link they
          sign in by once, with their password.
        </Trans>
      </p>
      <Textarea label={t`Reason`} autosize minRows={2} data-autofocus key={form.key('reason')} {...form.getInputProps('reason')} />
      <DialogActions>
        <Button onClick={onClose} disabled={end.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={end} danger>
          <Trans>End second factor</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
