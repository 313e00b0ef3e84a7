import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { useState } from 'react'
import css from './ship-from.module.css'
import { usePlaceWords } from './words.tsx'

type ClosedDatesProps = { readonly defaultValue?: readonly string[]; readonly onChange?: (dates: string[]) => void }

/** Dates on which nothing leaves: one is added at a time, each can be taken out again. */
export function ClosedDates({ defaultValue = [], onChange }: ClosedDatesProps) {
  const { t } = useLingui()
  const { date } = usePlaceWords()
  const [dates, setDates] = useState<readonly string[]>(defaultValue)
  const [typed, type] = useState('')
  const set = (next: readonly string[]) => {
    const all = [...new Set(next)].toSorted()
    setDates(all)
    onChange?.(all)
  }
  const add = () => {
    if (typed !== '') set([...dates, typed])
    type('')
  }
  return (
    <div>
      <div className={css.add}>
        <TextInput
          type="date"
          label={t`Closed on`}
          value={typed}
          onChange={({ currentTarget: { value } }) => type(value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.preventDefault(), add())}
        />
        <Button onClick={add} disabled={typed === ''}>
          <Trans>Add the date</Trans>
        </Button>
      </div>
      <ul className={css.dates} aria-label={t`Closed on`}>
        {dates.map((day) => (
          <li key={day} data-notranslate>
            {date(day)}
            <CloseButton
              size={24}
              iconSize={14}
              aria-label={t`Take out ${date(day)}`}
              onClick={() => set(dates.filter((one) => one !== day))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
