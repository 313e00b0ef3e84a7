import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Textarea } from '@mantine/core'
import type { Decision } from '#domain/registry/decide.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from './registry.module.css'
import { RulingAsk } from './shapes.ts'
import { decisionWords } from './words.tsx'

type RulingFormProps = { readonly id: string; readonly store: string; readonly decision: Decision; readonly onClose: () => void }

/** Decides about a report: what it does is said, and the reason is asked for. */
export function RulingForm({ id, store, decision, onClose }: RulingFormProps) {
  const { t, i18n } = useLingui()
  const { name, says } = decisionWords[decision]
  const form = useDeskForm({
    name: `ruling-${id}-${decision}`,
    initial: { note: '' },
    shape: RulingAsk,
    toBody: ({ note }) => ({ decision, note }),
  })
  const rule = useCommand<{ readonly note: string }>({
    send: ({ note }, sending) => post<RulingAsk>(`/desk/network/registry/cases/${id}/decision`)({ decision, note }, sending),
    refresh: ['/desk/network/registry'],
    tell: 'inline',
    place: form.showError,
    done: () => {
      form.sent()
      onClose()
      tellDone(t`Decided; the orders it touches are scored anew`)
    },
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void rule.run(values))} noValidate>
      <Problem of={form.elsewhere(rule.error)} />
      <p>
        <Trans>
          Report of <b data-notranslate>{store}</b>.
        </Trans>{' '}
        {i18n._(says)}
      </p>
      <Textarea
        label={t`Why`}
        description={t`For your record. Stores are told the decision only; name no buyer.`}
        autosize
        minRows={3}
        data-autofocus
        key={form.key('note')}
        {...form.getInputProps('note')}
      />
      <DialogActions>
        <Button onClick={onClose} disabled={rule.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={rule} danger={decision === 'overturn'}>
          {i18n._(name)}
        </CommandButton>
      </DialogActions>
    </form>
  )
}
