import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../../settings.module.css'
import { MadeSecret } from './MadeSecret.tsx'
import { HookAsk, type HookMade } from './shapes.ts'

type Values = { readonly url: string }

/** Asks for the web store's address; a first one comes with its secret, shown this once. */
export function HookForm({ url, at, onClose }: { readonly url: string; readonly at: string; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const form = useDeskForm<Values>({ name: 'webhook', initial: { url }, shape: HookAsk, draft: false })
  const save = useCommand<Values, HookMade>({
    send: (values, { commandId }) => request(at, { method: 'PUT', body: values, commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: (made) => {
      if (made.secret !== null) return
      tellDone(t`Saved`)
      onClose()
    },
  })
  if (save.result?.secret) return <MadeSecret secret={save.result.secret} onClose={onClose} />
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={save.error} />
      <TextInput
        label={t`Address`}
        description={t`Where the web store takes events, as https://shop.example.com/partsdesk.`}
        type="url"
        inputMode="url"
        data-autofocus
        key={form.key('url')}
        {...form.getInputProps('url')}
      />
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          <Trans>Save</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
