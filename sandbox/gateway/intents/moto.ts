import { badParameter } from '../errors.ts'
import type { Account } from '../store.ts'

type Options = { readonly card?: { readonly moto?: boolean | undefined } | undefined }

/** Accounts that may not take cards by phone do not even know the parameter; it goes with cards kept for later charges or not kept at all. */
export function guardMoto(account: Account, options: Options | undefined, keep: string | null | undefined) {
  const param = 'payment_method_options[card][moto]'
  if (options?.card?.moto === undefined) return
  if (!account.switches().moto) throw badParameter('parameter_unknown', param, `Received unknown parameter: ${param}`)
  if (options.card.moto && keep === 'on_session')
    throw badParameter(undefined, param, `${param} goes only with a \`setup_future_usage\` of off_session or none at all.`)
}
