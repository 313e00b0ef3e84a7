import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { CaseEvent, Decision } from '#domain/registry/decide.ts'
import { addIssues } from '#ui/form/issues.ts'
import { addRefusals } from '#ui/refusals.ts'

addIssues({ email_or_nothing: msg`Write an e-mail address, as name@example.com.` })

addRefusals({
  case_over: () => msg`This report was withdrawn or overturned meanwhile. There is nothing left to decide.`,
  nothing_to_release: () => msg`This report is not held any more. Somebody else has decided.`,
  nothing_to_uphold: () => msg`Nobody doubts this report any more. Somebody else has decided.`,
  nothing_given: () => msg`Write an e-mail address or a telephone number.`,
  not_a_phone: () => msg`This is no telephone number. Write it with its area code.`,
  nothing_known: () => msg`No report that counts holds exactly this. Nothing was suspended.`,
  no_building: () => msg`No building can be read from this. Write the house number and the street.`,
  forwarder_known: () => msg`This building is on the list already.`,
})

/** What a decision is called on its button, and what it does. */
export const decisionWords: { readonly [decision in Decision]: { readonly name: MessageDescriptor; readonly says: MessageDescriptor } } = {
  release: { name: msg`Release`, says: msg`The report counts from now on in every store.` },
  uphold: {
    name: msg`Uphold`,
    says: msg`The report counts in every store again, and the store that made it is believed a little more.`,
  },
  overturn: {
    name: msg`Overturn`,
    says: msg`Everything the buyer could be recognised by is deleted, and the store that made the report is believed less. This cannot be taken back.`,
  },
}

/** What happened to a case. */
export const eventWords: { readonly [event in CaseEvent]: MessageDescriptor } = {
  reported: msg`Reported`,
  withdrawn: msg`Withdrawn by who reported it`,
  counter_vote: msg`Said not to be fraud`,
  vote_withdrawn: msg`No longer said not to be fraud`,
  appealed: msg`The buyer appealed`,
  answered: msg`Said what the report rests on`,
  upheld: msg`Upheld`,
  overturned: msg`Overturned`,
  held_for_review: msg`Held for review`,
  released: msg`Released`,
  forgotten: msg`Forgotten`,
}

/** A case by the end of its id: enough to speak of it by mail. */
export function caseName(id: string): string {
  return id.slice(-6)
}

/** The reporter's code for its reason, as words. */
export function codeWords(code: string): string {
  return code.replaceAll('_', ' ')
}
