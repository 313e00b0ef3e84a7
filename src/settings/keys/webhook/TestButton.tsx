import { Trans, useLingui } from '@lingui/react/macro'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import type { PingAnswer } from './shapes.ts'
import { useHookWords } from './words.tsx'

/** Posts a test to the web store now, and says what it answered. */
export function TestButton({ at }: { readonly at: string }) {
  const { t } = useLingui()
  const { answerOf } = useHookWords()
  const ping = useCommand<object, PingAnswer>({ send: post(`${at}/ping`) })
  const { result } = ping
  return (
    <>
      <CommandButton variant="default" command={ping} input={{}}>
        <Trans>Send a test</Trans>
      </CommandButton>
      {result && (
        <span role="status" className="muted">
          {answerOf(result.status === null ? result.why : String(result.status))} {t`${result.tookMs} ms`}
        </span>
      )}
    </>
  )
}
