import type { Activity } from '#domain/activity.ts'
import type { ReactNode } from 'react'
import { labelSentences } from './label-sentences.tsx'
import { lineSentences } from './line-sentences.tsx'
import { orderSentences } from './order-sentences.tsx'
import { moneySentences } from './money-sentences.tsx'
import { riskSentences } from './risk-sentences.tsx'
import { useSay, type Say, type Sentences } from './say.tsx'
import type { EntryView } from '../shapes.ts'
import { workSentences } from './work-sentences.tsx'

const sentences: Sentences<Activity['type']> = {
  ...orderSentences,
  ...lineSentences,
  ...moneySentences,
  ...workSentences,
  ...labelSentences,
  ...riskSentences,
}

/** One entry of the log as a sentence in the reader's language; customers' own words stay as they are. */
export function Sentence({ entry, currency }: { readonly entry: EntryView; readonly currency: string }): ReactNode {
  const say = useSay(currency)
  return sentenceOf(entry.event, say(entry))
}

function sentenceOf(event: Activity, say: Say): ReactNode {
  const known: { readonly [type: string]: ((event: never, say: Say) => ReactNode) | undefined } = sentences
  const write = known[event.type]
  // The server may be newer than this page: an event without a sentence is named, never hidden.
  return write ? write(event as never, say) : (event as { readonly type: string }).type.replaceAll('_', ' ')
}
