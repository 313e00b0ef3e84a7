import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import type { Store } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { useOwnStore } from '#ui/form/use-own-store.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import type { OwnAwayView } from '../shapes.ts'
import { useAbsence } from './absence.tsx'
import { AwayFields, type AwayValues } from './AwayFields.tsx'
import css from './away.module.css'

type Sent = { readonly away: boolean; readonly since: string | null; readonly until: string | null }

/** One's own absence, in each of one's stores: no rule gives an order to who is away. */
export function OwnAwaySection() {
  const own = useOwnStore()
  return own && <OwnAway key={own.store.slug} {...own} />
}

function OwnAway({ store, select }: { readonly store: Store; readonly select: ReactNode }) {
  const path = `/desk/stores/${store.slug}/away`
  const query = useDesk<OwnAwayView>(path)
  const { data } = query
  return (
    <Section
      id="away"
      title={<Trans>Away</Trans>}
      note={<Trans>no rule gives you orders meanwhile; those you have stay yours</Trans>}
      actions={select}
      state={stateOf(query)}
      lines={3}
    >
      {data && <OwnForm key={`${data.away} ${data.since} ${data.until}`} view={data} path={path} />}
    </Section>
  )
}

function OwnForm({ view, path }: { readonly view: OwnAwayView; readonly path: string }) {
  const { absence } = useAbsence()
  const set = view.away || view.since !== null
  const form = useDeskForm<AwayValues>({
    name: 'own-away',
    initial: { since: view.since ?? '', until: view.until ?? '' },
    draft: false,
  })
  const save = useCommand<Sent>({
    send: (body, { commandId }) => request(path, { method: 'PUT', body, commandId }),
    refresh: [path],
    tell: 'inline',
    place: form.showError,
  })
  const keep = ({ since, until }: AwayValues) =>
    void save.run({ away: true, since: since > view.today ? since : null, until: until || null })
  return (
    <form className={css.own} onSubmit={form.onSubmit(keep)} noValidate>
      <Problem of={save.error} />
      <p className={css.now} role="status">
        {set ? <strong>{absence(view.since, view.until)}</strong> : <Trans>You are not away.</Trans>}
        {set && (
          <CommandButton size="xs" variant="default" command={save} input={{ away: false, since: null, until: null }}>
            {view.away ? <Trans>Back today</Trans> : <Trans>Stay here after all</Trans>}
          </CommandButton>
        )}
      </p>
      <AwayFields form={form} today={view.today} />
      <div>
        <CommandButton type="submit" command={save}>
          {set ? <Trans>Change</Trans> : <Trans>Set away</Trans>}
        </CommandButton>
      </div>
    </form>
  )
}
