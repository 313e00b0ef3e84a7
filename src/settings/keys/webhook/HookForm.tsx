import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { hookEvents, type HookEvent } from '#domain/outside/hooks.ts'
import { useState } from 'react'
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
import { HookAsk, type HookMade, type HookView } from './shapes.ts'
import { useHookWords } from './words.tsx'

type Values = { readonly name: string; readonly url: string; readonly which: 'all' | 'chosen'; readonly events: string[] }

type FormProps = { readonly of: HookView | null; readonly at: string; readonly onClose: () => void }

const toBody = ({ name, url, which, events }: Values) => ({ name, url, events: which === 'all' ? null : events })

/** Asks for an address's name, where it is and what it is told; a new one comes with its secret, shown this once. */
export function HookForm({ of, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { eventOf } = useHookWords()
  const [which, choose] = useState<Values['which']>(of && of.events === null ? 'all' : 'chosen')
  const form = useDeskForm<Values>({
    name: 'webhook',
    initial: { name: of?.name ?? '', url: of?.url ?? '', which, events: [...(of?.events ?? usual)] },
    shape: HookAsk,
    toBody,
    refusals: { hook_address: 'url' },
    draft: false,
  })
  form.watch('which', ({ value }) => choose(value))
  const save = useCommand<Values, HookMade | null>({
    send: (values, { commandId }) => request(of ? `${at}/${of.id}` : at, { method: of ? 'PUT' : 'POST', body: toBody(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: (made) => {
      if (made?.secret) return
      tellDone(t`Saved`)
      onClose()
    },
  })
  if (save.result?.secret) return <MadeSecret secret={save.result.secret} onClose={onClose} />
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={form.elsewhere(save.error)} />
      <TextInput
        label={t`Name`}
        description={t`To know it by, as “Web store” or “Bookkeeping”.`}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t`Address`}
        description={t`Where the web store takes events, as https://shop.example.com/partsdesk.`}
        type="url"
        inputMode="url"
        key={form.key('url')}
        {...form.getInputProps('url')}
      />
      <Radio.Group label={t`It is told`} key={form.key('which')} {...form.getInputProps('which')}>
        <div className={css.choices}>
          <Radio value="all" label={t`all events, those that are added later too`} />
          <Radio value="chosen" label={t`only these`} />
        </div>
      </Radio.Group>
      {which === 'chosen' && (
        <Checkbox.Group label={t`Events`} key={form.key('events')} {...form.getInputProps('events')}>
          <div className={css.choices}>
            {hookEvents.map((event) => (
              <Checkbox key={event} value={event} label={eventOf(event)} description={<code data-notranslate>{event}</code>} />
            ))}
          </div>
        </Checkbox.Group>
      )}
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

/** What a web store usually wants to hear. */
const usual: readonly HookEvent[] = ['order.shipped', 'order.delivered', 'order.cancelled']
