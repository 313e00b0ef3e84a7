import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Checkbox } from '@mantine/core'
import { IconCornerUpLeft, IconX } from '@tabler/icons-react'
import type { IncomingView } from '../shapes.ts'
import css from './compose.module.css'
import type { Draft } from './use-draft.tsx'

/** The mail that is answered: who wrote it, and its words to go below the answer or not. */
export function Answering({ draft, incoming }: { readonly draft: Draft; readonly incoming: readonly IncomingView[] }) {
  const { t } = useLingui()
  const { reply, quote } = draft.watched
  const mail = incoming.find(({ id }) => id === reply)
  if (!mail) return null
  const who = mail.fromName || mail.fromAddress
  return (
    <div className={css.answering}>
      <div>
        <IconCornerUpLeft size={16} aria-hidden />
        <span data-notranslate>{t`Answers ${who}: ${mail.subject}`}</span>
        <ActionIcon
          size="sm"
          variant="subtle"
          aria-label={t`Write a new mail instead`}
          onClick={() => draft.set({ reply: '', quote: false })}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </div>
      <Checkbox label={t`Quote it below`} checked={quote} onChange={({ currentTarget: { checked } }) => draft.set({ quote: checked })} />
      {quote && (
        <details>
          <summary>
            <Trans>Quoted text</Trans>
          </summary>
          <p className={css.lines} data-notranslate>
            {mail.text}
          </p>
        </details>
      )}
    </div>
  )
}
