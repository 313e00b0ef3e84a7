import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { OwnFactorFirst } from '#ui/sign-ins/OwnFactorFirst.tsx'
import css from '../../settings.module.css'
import type { PersonView } from '../shapes.ts'
import { EndFactorsForm } from './EndFactorsForm.tsx'
import { LastDayForm } from './LastDayForm.tsx'
import { LeaveForm } from './LeaveForm.tsx'

type AccessButtonsProps = { readonly person: PersonView; readonly people: readonly PersonView[] }

/** The ends of a person's access: a last day, a rest, or for good; and the way back. One's own row has none, and the last who manages people stays. */
export function AccessButtons({ person, people }: AccessButtonsProps) {
  const { name, self, keepsPeople, rests, second } = person
  const [day, leaving, lost] = [useDialog(), useDialog(), useDialog()]
  if (self) return null
  return (
    <span className={css.buttons}>
      {rests ? (
        <Reactivate person={person} />
      ) : (
        <Button size="compact-sm" disabled={keepsPeople} onClick={day.show}>
          <Trans>Last day</Trans>
        </Button>
      )}
      <Button size="compact-sm" disabled={keepsPeople} onClick={leaving.show}>
        <Trans>End access</Trans>
      </Button>
      {second && (
        <Button size="compact-sm" onClick={lost.show}>
          <Trans>Lost second factor</Trans>
        </Button>
      )}
      <Dialog open={lost.open} onClose={lost.hide} title={<Trans>End the second factor of {name}</Trans>} size="sm">
        {people.some((one) => one.self && !one.second) ? (
          <OwnFactorFirst />
        ) : (
          <EndFactorsForm key={lost.opening} person={person} onClose={lost.hide} />
        )}
      </Dialog>
      <Dialog open={day.open} onClose={day.hide} title={<Trans>Last day of {name}</Trans>} size="sm">
        <LastDayForm key={day.opening} person={person} onClose={day.hide} />
      </Dialog>
      <Dialog open={leaving.open} onClose={leaving.hide} title={<Trans>End the access of {name}</Trans>}>
        <LeaveForm key={leaving.opening} person={person} people={people} onClose={leaving.hide} />
      </Dialog>
    </span>
  )
}

function Reactivate({ person: { id } }: { readonly person: PersonView }) {
  const { slug } = useStore()
  const settings = `/desk/stores/${slug}/settings`
  const reactivate = useCommand({
    send: (_none: object, { commandId }) => request(`${settings}/people/${id}/reactivate`, { method: 'POST', commandId }),
    refresh: [settings],
  })
  return (
    <CommandButton command={reactivate} input={{}} size="compact-sm" variant="default">
      <Trans>Reactivate</Trans>
    </CommandButton>
  )
}
