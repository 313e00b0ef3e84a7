import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { HookEvent } from '#domain/outside/hooks.ts'
import type { ChangeView } from '../../shapes.ts'
import type { Said } from '../../Trail.tsx'
import { useHookWords } from './words.tsx'

type Change = Pick<ChangeView, 'what' | 'subject' | 'before' | 'after'>

/** Gives `say(change)` for the trail's entries about webhooks; undefined for any other. */
export function useHookSentences(): (change: Change) => Said | undefined {
  const { _ } = useLingui()
  const { eventsOf } = useHookWords()
  const say = ({ what, before, after }: Change): Said | undefined => {
    const events = (value: unknown) => eventsOf(value as readonly HookEvent[] | null)
    switch (what) {
      case 'hook_address':
        return { what: _(msg`Webhook’s address`), from: plain(before), to: plain(after) }
      case 'hook_name':
        return { what: _(msg`Webhook’s name`), from: plain(before), to: plain(after) }
      case 'hook_events':
        return { what: _(msg`Webhook’s events`), from: events(before), to: events(after) }
      case 'hook_secret':
        return { what: _(msg`Webhook’s secret made anew`), from: null, to: null }
      case 'hook_paused':
        return {
          what: after === 'desk' ? _(msg`Webhook paused by the desk: it took nothing for three days`) : _(msg`Webhook paused`),
          from: null,
          to: null,
        }
      case 'hook_resumed':
        return { what: _(msg`Webhook switched on again`), from: null, to: null }
      case 'hook_stopped':
        return { what: _(msg`Webhook removed`), from: plain(before), to: null }
      default:
        return undefined
    }
  }
  return (change) => {
    const said = say(change)
    return said && { ...said, what: named(said.what, change.subject) }
  }
}

/** A sentence and the name of what it is about, which older entries do not have. */
function named(sentence: ReactNode, subject: string | null): ReactNode {
  if (subject === null) return sentence
  return (
    <Trans>
      {sentence}: <span data-notranslate>{subject}</span>
    </Trans>
  )
}

function plain(value: unknown) {
  return typeof value === 'string' ? <span data-notranslate>{value}</span> : null
}
