import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useState } from 'react'
import css from './compose.module.css'
import type { CannedView, ComposerView } from './shapes.ts'
import { fillCanned } from './texts.tsx'

type PickerProps = {
  readonly view: ComposerView
  readonly language: 'en' | 'fr'
  readonly picked: string
  readonly onPick: (canned: CannedView) => void
}

/** The store's messages, searched by name; each shows its subject as it would be on this order. */
export function CannedPicker({ view, language, picked, onPick }: PickerProps) {
  const { t } = useLingui()
  const [open, note] = useState(false)
  const byId = new Map(view.canned.map((canned) => [canned.id, canned]))
  return (
    <Select
      label={t`Canned message`}
      placeholder={view.canned.length === 0 ? t`The store has none yet` : t`Choose or type to search`}
      disabled={view.canned.length === 0}
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      maxDropdownHeight={320}
      nothingFoundMessage={t`None is called that`}
      value={byId.has(picked) ? picked : null}
      data={view.canned.map(({ id, name }) => ({ value: id, label: name }))}
      renderOption={({ option }) => <Option canned={byId.get(option.value)} view={view} language={language} />}
      onOptionSubmit={(id) => {
        const canned = byId.get(id)
        if (canned) onPick(canned)
      }}
      onDropdownOpen={() => note(true)}
      onDropdownClose={() => note(false)}
      // Esc closes the list first, and the composer with the next.
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) event.stopPropagation()
        // It chooses, and never sends the mail around it.
        if (event.key === 'Enter') event.preventDefault()
      }}
      data-notranslate
    />
  )
}

type OptionProps = { readonly canned: CannedView | undefined; readonly view: ComposerView; readonly language: 'en' | 'fr' }

function Option({ canned, view, language }: OptionProps) {
  if (!canned) return null
  const filled = fillCanned(canned, view.values, language)
  return (
    <span className={css.option} data-notranslate>
      <span>{canned.name}</span>
      <small className="muted">
        {filled.subject}
        {filled.language !== language && (
          <>
            {' · '}
            {filled.language === 'en' ? <Trans>English only</Trans> : <Trans>French only</Trans>}
          </>
        )}
      </small>
    </span>
  )
}
