import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import css from '../settings.module.css'
import { PlaceForm } from './PlaceForm.tsx'
import own from './ship-from.module.css'
import type { PlaceView } from './shapes.ts'
import type { Lists } from './typed.tsx'
import { usePlaceWords } from './words.tsx'

type PlaceProps = { readonly place: PlaceView; readonly alone: boolean; readonly lists: Lists; readonly at: string }

/** One place: where it is, when goods leave, and what can be done with it. */
export function PlaceSection({ place, alone, lists, at }: PlaceProps) {
  const { slug } = useStore()
  const dialog = useDialog()
  const refresh = [`/desk/stores/${slug}/settings`]
  const prefer = useCommand<object>({ send: post(`${at}/${place.id}/prefer`), refresh })
  const remove = useCommand<object>({ send: post(`${at}/${place.id}/remove`), refresh, tell: 'inline' })
  const { name } = place
  return (
    <Section
      id={`place-${place.id}`}
      title={<span data-notranslate>{name}</span>}
      note={
        place.preferred && (
          <Badge tone="accent">
            <Trans>preferred</Trans>
          </Badge>
        )
      }
    >
      <div className={css.key}>
        <Facts place={place} />
        <div className={css.buttons}>
          <Button onClick={dialog.show}>
            <Trans>Change</Trans>
          </Button>
          {!place.preferred && (
            <CommandButton command={prefer} input={{}} variant="default">
              <Trans>Make it the preferred one</Trans>
            </CommandButton>
          )}
          {(!place.preferred || alone) && (
            <ConfirmButton
              command={remove}
              input={{}}
              title={<Trans>Remove “{name}”</Trans>}
              says={<Trans>Nothing ships from it any more. Labels bought from it stay as they are.</Trans>}
              confirm={<Trans>Remove place</Trans>}
            >
              <Trans>Remove</Trans>
            </ConfirmButton>
          )}
        </div>
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Change the place</Trans>} size="lg">
        <PlaceForm key={dialog.opening} place={place} first={place} lists={lists} at={at} onClose={dialog.hide} />
      </Dialog>
    </Section>
  )
}

function Facts({ place: { address, timeZone, cutoff, weekdays, closed } }: { readonly place: PlaceView }) {
  const { days, date, time } = usePlaceWords()
  const zone = timeZone.replaceAll('_', ' ')
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    [address.city, [address.region, address.postalCode].filter(Boolean).join(' '), address.country].filter(Boolean).join(', '),
  ]
  return (
    <Fields>
      <Field label={<Trans>Address</Trans>}>
        <address className={own.address} data-notranslate>
          {lines
            .filter((line) => line !== null)
            .map((line) => (
              <div key={line}>{line}</div>
            ))}
        </address>
      </Field>
      <Field label={<Trans>Phone</Trans>}>{address.phone && <span data-notranslate>{address.phone}</span>}</Field>
      <Field label={<Trans>Goods leave on</Trans>}>
        <span data-notranslate>{days(weekdays)}</span>
      </Field>
      <Field label={<Trans>Cut-off</Trans>}>
        <span data-notranslate>
          {time(cutoff)} ({zone})
        </span>
      </Field>
      <Field label={<Trans>Closed on</Trans>} skip>
        {closed.length > 0 ? <span data-notranslate>{closed.map(date).join(' · ')}</span> : null}
      </Field>
    </Fields>
  )
}
