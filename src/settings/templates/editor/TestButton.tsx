import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { IconSend } from '@tabler/icons-react'
import type { LetterText } from '#domain/mail/templates.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { deskQuery } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import type { TestAsk, TestView } from '../shapes.ts'
import own from '../templates.module.css'

type TestProps = { readonly language: 'en' | 'fr'; readonly order: number; readonly text: LetterText; readonly at: string }

/** Sends the letter to whoever looks at it, through the same mail server as every other, and says what became of it. */
export function TestButton({ language, order, text, at }: TestProps) {
  const send = useCommand<TestAsk, { readonly to: string }>({ send: post(`${at}/tests`), refresh: [`${at}/tests`], tell: 'inline' })
  return (
    <footer className={own.test}>
      <CommandButton
        command={send}
        input={{ language, order, text }}
        variant="default"
        size="xs"
        leftSection={<IconSend size={16} aria-hidden />}
      >
        <Trans>Send me a test</Trans>
      </CommandButton>
      <Problem of={send.error} />
      {send.result && <Sent at={at} />}
    </footer>
  )
}

function Sent({ at }: { readonly at: string }) {
  const { data } = useQuery({
    ...deskQuery<TestView>(`${at}/tests`),
    refetchInterval: (query) => (query.state.data?.test?.state === 'queued' ? 1000 : false),
  })
  const test = data?.test
  if (!test) return null
  const { why } = test
  const to = <span data-notranslate>{test.to}</span>
  return (
    <span role="status" className="muted">
      {test.state === 'sent' && (
        <Trans>
          Sent to {to}, <When at={test.at} />
        </Trans>
      )}
      {test.state === 'queued' &&
        (test.why === null ? <Trans>On its way to {to}</Trans> : <Trans>The mail server does not take it yet: {why}</Trans>)}
      {test.state === 'failed' && <Trans>The mail server refused it: {why}</Trans>}
    </span>
  )
}
