import { refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { phoneE164 } from '#platform/lookup/phone-digits.ts'
import { appeal } from '../appeal.ts'
import type { AppealAsk } from './shapes.ts'

/** Enters an appeal the operator got by mail. What was typed is hashed and forgotten with the request; no log and no draft keeps it. */
export async function appealByMail(
  app: App,
  { email, phone }: AppealAsk,
  by: string,
): Promise<Result<null, 'nothing_given' | 'not_a_phone' | 'nothing_known'>> {
  if (email === '' && phone === '') return refuse('nothing_given')
  const number = phoneE164(phone, 'US')
  if (phone !== '' && number === null) return refuse('not_a_phone')
  const traces = { email: email || null, phones: number ? [number] : [], shipTo: null, devices: [], cards: [], ip: null }
  return appeal(app, { of: null, by }, traces, { phones: [], places: [], isThrowaway: () => false })
}
