import { Trans, useLingui } from '@lingui/react/macro'
import { useLingui as useCatalog } from '@lingui/react'
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useStore } from '#ui/desk.tsx'
import type { findSettings } from './find/find-settings.ts'
import type { FoundSetting } from './find/match.ts'
import css from './search.module.css'

type Find = typeof findSettings

const most = 12

/** Finds any setting of the store by its words or by others for it, and leads there. What can be found is fetched when the field gets the focus. */
export function SettingsSearch() {
  const { t } = useLingui()
  const { i18n } = useCatalog()
  const { slug, rights } = useStore()
  const navigate = useNavigate()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [find, setFind] = useState<Find | null>(null)
  const [typed, type] = useState('')
  const [open, show] = useState(false)
  const [mark, move] = useState(0)
  const found = find && typed.trim() !== '' ? find(typed, rights, (words) => i18n._(words)).slice(0, most) : []
  const at = Math.min(mark, Math.max(0, found.length - 1))
  const listed = open && typed.trim() !== '' && find !== null
  const fetchIndex = () => void import('./find/find-settings.ts').then((index) => setFind(() => index.findSettings))
  const go = (setting: FoundSetting | undefined) => {
    if (!setting) return
    show(false)
    type('')
    field.current?.blur()
    void navigate({
      to: '/$store/settings/$page',
      params: { store: slug, page: setting.page },
      hash: setting.at,
      hashScrollIntoView: false,
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by && found.length > 0) move((at + by + found.length) % found.length)
    else if (event.key === 'Enter') go(found[at])
    else if (event.key === 'Escape' && typed !== '') type('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={css.search}>
      <TextInput
        ref={field}
        type="search"
        role="combobox"
        aria-label={t`Search the settings`}
        aria-expanded={listed}
        aria-controls={listed ? id : undefined}
        aria-activedescendant={listed && found[at] ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={t`Find a setting`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onFocus={() => (fetchIndex(), show(true))}
        onBlur={() => show(false)}
        onChange={({ currentTarget: { value } }) => (type(value), move(0), show(true))}
        onKeyDown={onKeyDown}
      />
      {listed && found.length > 0 && (
        <div id={id} role="listbox" aria-label={t`Search the settings`} className={css.found}>
          {found.map((setting, nth) => (
            <Line key={setting.id} id={`${id}-${nth}`} setting={setting} on={nth === at} go={go} />
          ))}
        </div>
      )}
      {listed && (
        <p role="status" className={found.length === 0 ? css.none : 'sr-only'}>
          {found.length === 0 ? <Trans>No setting goes by that.</Trans> : t`${found.length} found`}
        </p>
      )}
    </div>
  )
}

type LineProps = {
  readonly id: string
  readonly setting: FoundSetting
  readonly on: boolean
  readonly go: (setting: FoundSetting) => void
}

function Line({ id, setting, on, go }: LineProps) {
  return (
    // The field takes every key; the mouse alone comes here, and must not take the focus from it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      ref={on ? bringIntoSight : undefined}
      role="option"
      aria-selected={on}
      className={css.line}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => go(setting)}
    >
      <span>{setting.label}</span>
      <small>{setting.path}</small>
    </div>
  )
}

const bringIntoSight = (line: HTMLDivElement | null) => line?.scrollIntoView({ block: 'nearest' })
