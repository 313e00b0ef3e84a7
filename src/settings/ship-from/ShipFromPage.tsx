import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconBuildingWarehouse } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { PlaceForm } from './PlaceForm.tsx'
import { PlaceSection } from './PlaceSection.tsx'
import type { PlacesView } from './shapes.ts'
import type { Lists } from './typed.tsx'
import { usePlaceWords } from './words.tsx'

/** The places goods leave from, the preferred one first. */
export function ShipFromPage({ lists }: { readonly lists: Lists }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { say } = usePlaceWords()
  const at = `/desk/stores/${slug}/settings/ship-from`
  const view = useDesk<PlacesView>(at)
  const dialog = useDialog()
  const { places = [], first } = view.data ?? {}
  const none = view.data && places.length === 0
  const add = (
    <Button variant={none ? 'filled' : 'default'} onClick={dialog.show}>
      <Trans>Add a place</Trans>
    </Button>
  )
  return (
    <>
      <PageTitle title={t`Ship-from`} actions={view.data && !none && add} />
      <div className={css.stack}>
        {places.length === 0 && (
          <Section
            id="places"
            title={<Trans>Places</Trans>}
            state={stateOf(view)}
            lines={5}
            empty={
              none && (
                <EmptyState icon={<IconBuildingWarehouse size={20} />} title={<Trans>No place yet</Trans>} next={add}>
                  <Trans>Labels bear the place goods leave from, and rates are worked out from there.</Trans>
                </EmptyState>
              )
            }
          />
        )}
        {places.map((place) => (
          <PlaceSection key={place.id} place={place} alone={places.length === 1} lists={lists} at={at} />
        ))}
        <Trail about="places" say={say} />
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Add a place</Trans>} size="lg">
        {first && <PlaceForm key={dialog.opening} place={null} first={first} lists={lists} at={at} onClose={dialog.hide} />}
      </Dialog>
    </>
  )
}
