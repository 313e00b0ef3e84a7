import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

/** Milliseconds after the last key from which typing rests. */
const rest = 300

type FindProps = {
  /** the words that are looked for now */
  readonly now: string
  /** called once typing rests, with other words than `now` */
  readonly find: (words: string) => void
  readonly label: string
  /** in a bar: low, its label inside */
  readonly small?: boolean
}

/** A field whose words go to the address when typing rests. */
export function FindField({ now, find, label, small = false }: FindProps) {
  const [typed, type] = useState(now)
  useEffect(() => {
    if (typed.trim() === now) return undefined
    const timer = setTimeout(() => find(typed.trim()), rest)
    return () => clearTimeout(timer)
  })
  const named = small ? { size: 'xs', 'aria-label': label, placeholder: label } : { label }
  return (
    <TextInput
      type="search"
      {...named}
      leftSection={<IconSearch size={14} aria-hidden />}
      value={typed}
      onChange={({ currentTarget: { value } }) => type(value)}
    />
  )
}
