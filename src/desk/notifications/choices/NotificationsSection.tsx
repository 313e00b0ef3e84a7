import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTellError } from '#ui/act/tell-error.ts'
import { request } from '#ui/api.ts'
import type { Store } from '#ui/desk.tsx'
import { useOwnStore } from '#ui/form/use-own-store.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { localeTag } from '#ui/i18n.ts'
import { deskKey, stateOf, useDesk } from '#ui/query.ts'
import type { ChoiceAsk, ChoicesView } from '../shapes.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import css from './choices.module.css'

/** What this person is told, in each of their stores: under the bell, by mail at once, once a day. Every change is kept at once. */
export function NotificationsSection() {
  const own = useOwnStore()
  return own && <Choices key={own.store.slug} {...own} />
}

function Choices({ store, select }: { readonly store: Store; readonly select: React.ReactNode }) {
  const path = `/desk/stores/${store.slug}/notifications`
  const query = useDesk<ChoicesView>(`${path}/choices`)
  const queries = useQueryClient()
  const tellError = useTellError()
  const keep = (to: string, body: ChoiceAsk | { readonly hour: number }) =>
    request<ChoicesView>(`${path}/${to}`, { method: 'PUT', body }).then(
      (now) => void queries.setQueryData(deskKey(`${path}/choices`), now),
      (error: unknown) => {
        tellError(error)
        void query.refetch()
      },
    )
  const { data } = query
  return (
    <Section id="notifications" title={<Trans>Notifications</Trans>} actions={select} state={stateOf(query)} lines={10} flush>
      {data && (
        <>
          <div className={css.head} aria-hidden>
            <span>
              <Trans>Tell me when</Trans>
            </span>
            <span>
              <Trans>Bell</Trans>
            </span>
            <span>
              <Trans>Mail</Trans>
            </span>
            <span>
              <Trans>Of which orders</Trans>
            </span>
          </div>
          <ul className={css.rows}>
            {data.choices.map((choice) => (
              <ChoiceRow
                key={choice.kind}
                choice={choice}
                own={store.reach === 'own'}
                hours={data.hours}
                keep={(one) => keep('choices', one)}
              />
            ))}
          </ul>
          <Digest view={data} keep={(hour) => keep('digest', { hour })} />
        </>
      )}
    </Section>
  )
}

function Digest({ view, keep }: { readonly view: ChoicesView; readonly keep: (hour: number) => Promise<void> }) {
  const { t, i18n } = useLingui()
  const clock = new Intl.DateTimeFormat(localeTag(i18n.locale), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  return (
    <div className={css.digest}>
      <NativeSelect
        label={t`Daily digest at`}
        description={t`By your clock (${view.timeZone}). It comes only when there is something unread.`}
        value={String(view.digestHour)}
        onChange={({ currentTarget: { value } }) => void keep(Number(value))}
        data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: clock.format(new Date(Date.UTC(2023, 0, 1, hour))) }))}
      />
      <p className={css.says}>
        {view.hours ? (
          <Trans>The store has opening hours: mails at once wait until it opens, and come as one.</Trans>
        ) : (
          <Trans>The store is always open: mails at once come at any hour.</Trans>
        )}{' '}
        <Trans>You are never told of what you did yourself.</Trans>
      </p>
    </div>
  )
}
