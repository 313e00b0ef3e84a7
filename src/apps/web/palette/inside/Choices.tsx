import { Trans, useLingui } from '@lingui/react/macro'
import { VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react'
import { useMe } from '#ui/desk.tsx'
import { Kbd } from '#ui/show/Kbd.tsx'
import type { Act, Group } from './act.ts'
import css from './finder.module.css'

type ChoicesProps = {
  readonly label: string
  readonly typed: string
  readonly type: (text: string) => void
  readonly found: { readonly groups: readonly Group[]; readonly waiting: boolean; readonly failed: boolean }
  readonly choose: (act: Act) => void
  readonly back: () => void
}

/** A field and the list it narrows: the arrows move along the list while the field keeps the focus. */
export function Choices({ label, typed, type, found, choose, back }: ChoicesProps) {
  const id = useId()
  const acts = found.groups.flatMap(({ acts: some }) => some)
  const [at, move] = useMark(`${label} ${typed}`, acts.length)
  const pick = (act: Act | undefined) => void (act && act.not === undefined && choose(act))
  const enter = useEnter({ typed, waiting: found.waiting && acts[at]?.id === 'search', pick: () => pick(acts[at]) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (by) move(at + by)
    else if (event.key === 'Enter') enter()
    else if (event.key === 'Backspace' && typed === '') back()
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) back()
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={css.field}>
        <IconSearch size={18} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={id}
          aria-activedescendant={acts[at] ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={label}
          value={typed}
          onChange={({ currentTarget: { value } }) => type(value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <List id={id} label={label} groups={found.groups} at={at} pick={pick} />
      <p className={css.said} role="status">
        {found.failed ? (
          <Trans>The orders could not be searched. Press Enter to look in the list.</Trans>
        ) : found.waiting ? (
          <Trans>Searching orders…</Trans>
        ) : acts.length === 0 ? (
          <Trans>Nothing goes by that.</Trans>
        ) : null}
      </p>
    </>
  )
}

/** Enter that comes before the orders do waits for them: a number scanned into the field is meant for what it finds. */
function useEnter({ typed, waiting, pick }: { readonly typed: string; readonly waiting: boolean; readonly pick: () => void }): () => void {
  const [eager, hurry] = useState<string | null>(null)
  const ready = eager === typed && !waiting
  const settle = useEffectEvent(() => {
    hurry(null)
    pick()
  })
  useEffect(() => {
    if (ready) settle()
  }, [ready])
  return () => (waiting ? hurry(typed) : pick())
}

/** Which line is marked: the first after every change of the list or of what is typed; past the ends it goes round. */
function useMark(typed: string, length: number): readonly [at: number, move: (to: number) => void] {
  const [mark, set] = useState({ typed, at: 0 })
  const at = mark.typed === typed ? Math.max(0, Math.min(mark.at, length - 1)) : 0
  return [at, (to) => set({ typed, at: length === 0 ? 0 : (to + length) % length })]
}

type ListProps = {
  readonly id: string
  readonly label: string
  readonly groups: readonly Group[]
  readonly at: number
  readonly pick: (act: Act) => void
}

function List({ id, label, groups, at, pick }: ListProps) {
  const firsts = groups.map((_, of) => groups.slice(0, of).reduce((sum, { acts }) => sum + acts.length, 0))
  return (
    <div id={id} role="listbox" aria-label={label} className={css.list}>
      {groups.map(({ title, acts }, of) => (
        <div key={title} role="group" aria-labelledby={`${id}-of-${of}`}>
          <div id={`${id}-of-${of}`} className={css.title}>
            {title}
          </div>
          {acts.map((act, nth) => {
            const here = (firsts[of] ?? 0) + nth
            return (
              <Line
                key={act.id}
                id={`${id}-${here}`}
                ref={here === at ? bringIntoSight : undefined}
                act={act}
                on={here === at}
                pick={pick}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

const bringIntoSight = (line: HTMLDivElement | null) => line?.scrollIntoView({ block: 'nearest' })

type LineProps = {
  readonly id: string
  readonly ref: React.Ref<HTMLDivElement> | undefined
  readonly act: Act
  readonly on: boolean
  readonly pick: (act: Act) => void
}

function Line({ id, ref, act, on, pick }: LineProps) {
  const { t } = useLingui()
  const { person } = useMe()
  const { label, hint, keys, not, theirs } = act
  return (
    // The field takes every key; the mouse alone comes here, and must not take the focus from it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      ref={ref}
      role="option"
      aria-selected={on}
      aria-disabled={not !== undefined || undefined}
      className={css.line}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => pick(act)}
    >
      <span className={css.label} data-notranslate={theirs || undefined}>
        {label}
      </span>
      {not !== undefined && (
        <span className={css.not}>
          <VisuallyHidden>{t`not now:`} </VisuallyHidden>
          {not}
        </span>
      )}
      {hint && <span className={css.hint}>{hint}</span>}
      {keys && person.shortcuts && <Kbd keys={keys} />}
    </div>
  )
}
