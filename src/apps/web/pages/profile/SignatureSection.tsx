import { SignatureAsk } from '#network/sign-in/signature/shapes.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../pages.module.css'

const at = '/desk/signature'

/** What stands beneath the mails one writes to customers, in the language of each mail. */
export function SignatureSection() {
  const signature = useDesk<SignatureAsk>(at)
  return (
    <Section
      id="signature"
      title={<Trans>Signature</Trans>}
      note={<Trans>Beneath your mails to customers, above the store’s name</Trans>}
      state={stateOf(signature)}
    >
      {signature.data && <Form signature={signature.data} />}
    </Section>
  )
}

function Form({ signature }: { readonly signature: SignatureAsk }) {
  const { t } = useLingui()
  const form = useDeskForm<SignatureAsk>({ name: 'signature', initial: signature, shape: SignatureAsk })
  const save = useCommand<SignatureAsk>({
    send: (values, { commandId }) => request(at, { method: 'PUT', body: values, commandId }),
    refresh: [at],
    tell: 'inline',
    place: form.showError,
    done: () => {
      form.sent()
      tellDone(t`Saved`)
    },
  })
  return (
    <form onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <Problem of={form.elsewhere(save.error)} />
      <div className={css.settings}>
        <Textarea label={t`In English`} lang="en" autosize minRows={3} maxRows={8} key={form.key('en')} {...form.getInputProps('en')} />
        <Textarea label={t`In French`} lang="fr" autosize minRows={3} maxRows={8} key={form.key('fr')} {...form.getInputProps('fr')} />
      </div>
      <DialogActions>
        <CommandButton type="submit" command={save}>
          <Trans>Save signature</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
