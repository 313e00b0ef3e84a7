import { useLingui } from '@lingui/react/macro'
import { IconCommand, IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, type FormEvent } from 'react'
import { Kbd } from '#ui/show/Kbd.tsx'
import { useShortcuts } from '#ui/shortcuts.ts'
import { palette } from './openings.ts'
import css from './shell.module.css'

/** Finds orders of every status by number, name, VIN, part or tracking number; the list shows what was found. */
export function SearchBox({ store }: { readonly store: string }) {
  const { t } = useLingui()
  const field = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const { q = '' } = useSearch({ strict: false })
  const focus = () => field.current?.select()
  useShortcuts([{ keys: '/', does: t`Search orders`, run: focus, onlyKeys: true }])
  const search = (event: FormEvent) => {
    event.preventDefault()
    const wanted = field.current?.value.trim()
    void navigate({ to: '/$store/orders', params: { store }, search: wanted ? { q: wanted, status: 'all' } : {} })
  }
  return (
    <form role="search" className={css.search} onSubmit={search}>
      <IconSearch size={16} aria-hidden />
      {/* The key fills the field anew when the address changes its search. */}
      <input
        key={q}
        ref={field}
        type="search"
        name="q"
        defaultValue={q}
        autoComplete="off"
        spellCheck={false}
        aria-label={t`Search orders`}
        placeholder={t`Order, name, VIN, part, tracking`}
      />
      <button type="button" aria-label={t`Find or do anything`} title={t`Find or do anything`} onClick={palette.show}>
        <IconCommand size={18} aria-hidden />
        <Kbd keys="$mod+k" />
      </button>
    </form>
  )
}
