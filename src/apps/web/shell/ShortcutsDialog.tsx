import { Trans, useLingui } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { Dialog } from '#ui/act/Dialog.tsx'
import { useMe } from '#ui/desk.tsx'
import { Kbd } from '#ui/show/Kbd.tsx'
import { useListedShortcuts, useShortcuts } from '#ui/shortcuts.ts'
import css from './shell.module.css'
import { shortcutsDialog } from './openings.ts'

/** Lists the keys that work on this page right now. */
export function ShortcutsDialog() {
  const { t } = useLingui()
  const shown = useSyncExternalStore(shortcutsDialog.subscribe, shortcutsDialog.isOpen)
  const listed = useListedShortcuts()
  const { person } = useMe()
  useShortcuts([{ keys: '[Shift]+?', does: t`Show the shortcuts`, run: shortcutsDialog.show }])
  return (
    <Dialog open={shown} onClose={shortcutsDialog.hide} title={<Trans>Keyboard shortcuts</Trans>} size="sm">
      {!person.shortcuts && (
        <p className="muted">
          <Trans>Single keys are switched off in your profile.</Trans>
        </p>
      )}
      <ul className={css.keys}>
        {listed
          .filter(({ works }) => works)
          .map(({ keys, does }) => (
            <li key={keys}>
              <span>{does}</span>
              <Kbd keys={keys} />
            </li>
          ))}
      </ul>
    </Dialog>
  )
}
