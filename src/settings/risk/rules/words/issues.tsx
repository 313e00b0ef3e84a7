import { msg } from '@lingui/core/macro'
import { addIssues } from '#ui/form/issues.ts'
import { addRefusals } from '#ui/refusals.ts'

addIssues({
  rule_text: msg`Write between 1 and 80 characters.`,
  rule_number: msg`Write a number, 0 or more.`,
  rule_points: msg`Write a whole number from -20 to 100.`,
  rule_empty: msg`Choose at least one.`,
  rule_too_deep: msg`This is more than a rule can hold: at most 50 conditions.`,
  rule_shape: msg`Choose one of the list.`,
  rule_unknown_factor: msg`One of these observations does not exist any more. Take it out.`,
  rule_without_effect: msg`Say what the rule does: points, a level, a person, a hold or an approval.`,
  rule_twice: msg`This rule stands here twice. Remove one.`,
  rules_too_many: msg`A store has at most 50 rules.`,
})

addRefusals({
  rule_person_gone: ({ detail }) =>
    msg`The rule “${String(detail.rule)}” assigns to somebody who does not work orders here any more. Name another.`,
})
