import { Trans, useLingui } from '@lingui/react/macro'
import { useLingui as useCatalog } from '@lingui/react'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Pages, usePaging } from '#ui/frame/Pages.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import css from '../settings.module.css'
import { abouts, type About } from '#domain/store/changes.ts'
import type { ChangesView, ChangeView } from '../shapes.ts'
import { ChangeCards, type Said } from '../Trail.tsx'
import { Narrow, type ChangesSearch } from './Narrow.tsx'

/** Where a change is told: the page of the settings, by its name in the address and its title. */
export type Place = { readonly page: string; readonly title: string }

type PageProps = {
  readonly say: (change: ChangeView) => Said
  /** the page of a kind of change, or of all of a subject */
  readonly placeOf: (of: { readonly what: string } | { readonly about: About }) => Place | undefined
}

/** Every change of the store's settings, as the address narrows them, in the words of the pages they were made on. */
export function ChangesPage({ say, placeOf }: PageProps) {
  const { t } = useLingui()
  const { i18n } = useCatalog()
  const { slug, rights } = useStore()
  const navigate = useNavigate()
  const raw = useSearch({ from: '/desk/$store/settings/$page' })
  const search: ChangesSearch = { about: abouts.find((one) => one === raw.about), by: raw.by, from: raw.from, to: raw.to, find: raw.find }
  const paging = usePaging()
  const words = new URLSearchParams({ language: i18n.locale === 'fr' ? 'fr' : 'en' })
  for (const [name, value] of Object.entries(search)) if (value) words.set(name, value)
  const path = `/desk/stores/${slug}/settings/all-changes`
  const view = useDesk<ChangesView>(`${path}?${words}${paging.after ? `&after=${paging.after}` : ''}`, { keep: true })
  const narrowBy = (change: Partial<ChangesSearch>) => {
    paging.restart()
    void navigate({ to: '.', search: { ...search, ...change }, replace: true, resetScroll: false })
  }
  const none = view.data?.changes.length === 0
  const narrow = useMediaQuery('(width < 1100px)', false, { getInitialValueInEffect: false })
  const titled = abouts
    .filter((about) => about !== 'people' || rights.includes('people'))
    .map((about) => ({ about, title: placeOf({ about })?.title ?? about }))
  return (
    <>
      <PageTitle title={t`Changes`} />
      <Section id="all-changes" title={<Trans>All changes of the settings</Trans>} state={stateOf(view)} lines={12} flush>
        <Narrow search={search} narrow={narrowBy} people={view.data?.people ?? []} pages={titled} file={`${path}.csv?${words}`} />
        {none ? (
          <EmptyState
            icon={<IconHistory size={20} />}
            title={<Trans>No change fits</Trans>}
            next={
              <Button onClick={() => narrowBy({ about: undefined, by: undefined, from: undefined, to: undefined, find: undefined })}>
                <Trans>Show everything</Trans>
              </Button>
            }
          />
        ) : narrow ? (
          <ChangeCards changes={view.data?.changes ?? []} say={say} placeOf={placeOf} />
        ) : (
          <Table
            label={t`Changes`}
            minWidth={820}
            columns={[
              { key: 'when', title: <Trans>When</Trans>, width: '168px' },
              { key: 'what', title: <Trans>What</Trans>, width: '220px' },
              { key: 'from', title: <Trans>From</Trans> },
              { key: 'to', title: <Trans>To</Trans> },
              { key: 'who', title: <Trans>Who</Trans>, width: '128px' },
              { key: 'page', title: <Trans>Page</Trans>, width: '136px' },
            ]}
          >
            {view.data?.changes.map((change) => (
              <Row key={change.id} change={change} said={say(change)} place={placeOf(change)} />
            ))}
          </Table>
        )}
        <Pages paging={paging} next={view.data?.next ?? null} />
      </Section>
    </>
  )
}

type RowProps = { readonly change: ChangeView; readonly said: Said; readonly place: Place | undefined }

function Row({ change, said: { what, from, to }, place }: RowProps) {
  const { slug } = useStore()
  return (
    <tr>
      <td data-quiet>
        <When at={change.at} show="moment" />
      </td>
      <td data-wrap>{what}</td>
      <td data-wrap data-quiet>
        {from ?? <span className={css.no}>–</span>}
      </td>
      <td data-wrap>{to ?? <span className={css.no}>–</span>}</td>
      <td data-wrap data-notranslate>
        {change.who}
      </td>
      <td data-wrap>
        {place && (
          <Link to="/$store/settings/$page" params={{ store: slug, page: place.page }}>
            {place.title}
          </Link>
        )}
      </td>
    </tr>
  )
}
