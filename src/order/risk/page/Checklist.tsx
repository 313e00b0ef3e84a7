import { ticks, type Tick } from '#domain/risk/facts.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useExplain } from '#ui/refusals.ts'
import { When } from '#ui/show/When.tsx'
import type { RiskView, TickAsk } from '../shapes.ts'
import css from './risk.module.css'

const names: { readonly [tick in Tick]: MessageDescriptor } = {
  called: msg`Called, and the customer answered`,
  vin_asked: msg`VIN asked for and given`,
  card_verified: msg`Card verified by its secret amount`,
  billing_only: msg`Ships to the billing address only`,
}

/** What a person did to make sure of the buyer; each tick says who and when, and may be taken back. The score follows. */
export function Checklist({ view, order }: { readonly view: RiskView; readonly order: string }) {
  const { i18n } = useLingui()
  const explain = useExplain()
  const [wanted, want] = useState<TickAsk>()
  const command = useCommand({ send: post<TickAsk>(`${order}/risk/ticks`), refresh: [order] })
  const may = view.can.tick
  const set = (ask: TickAsk) => {
    want(ask)
    void command.run(ask).then(() => want(undefined))
  }
  return (
    <fieldset className={css.checklist} title={may.ok ? undefined : explain(new Refused(may.code, may.detail, null))}>
      <legend className="sr-only">
        <Trans>Checked by the store</Trans>
      </legend>
      {ticks.map((tick) => {
        const stands = view.ticks.find((one) => one.tick === tick)
        const done = wanted?.tick === tick ? wanted.done : stands !== undefined
        return (
          <Checkbox
            key={tick}
            size="xs"
            label={
              <>
                {i18n._(names[tick])}
                {stands && (
                  <span className={css.by}>
                    {' '}
                    <span data-notranslate>{stands.by}</span>, <When at={stands.at} show="relative" />
                  </span>
                )}
              </>
            }
            checked={done}
            disabled={!may.ok}
            onChange={({ currentTarget: { checked } }) => set({ tick, done: checked })}
          />
        )
      })}
    </fieldset>
  )
}
