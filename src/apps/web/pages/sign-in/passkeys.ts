import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { Refused, request } from '#ui/api.ts'
import './refusals.ts'

// Nobody waits for it at the first load.
const library = () => import('@simplewebauthn/browser')

/** A challenge of the server, and the step that waits for its answer. */
type Challenge = { readonly step: string; readonly options: PublicKeyCredentialRequestOptionsJSON }

/** Can this browser make and use passkeys? */
export function hasPasskeys(): boolean {
  return typeof globalThis.PublicKeyCredential === 'function'
}

/** Signs in with a passkey of this desk that the device holds. Throws `Refused` when its person waves it off. */
export async function signInByPasskey(): Promise<void> {
  const { startAuthentication } = await library()
  const { step, options } = await challenge()
  await finish(step, await unlessCancelled(startAuthentication({ optionsJSON: options })))
}

/** Shows a passkey as the second factor of a step. */
export async function showPasskey(step: string): Promise<void> {
  const { startAuthentication } = await library()
  const { options } = await request<Challenge>('/desk/sign-in/second/challenge', { method: 'POST', body: { step }, expired: 'throw' })
  const response = await unlessCancelled(startAuthentication({ optionsJSON: options }))
  await request('/desk/sign-in/second/passkey', { method: 'POST', body: { step, response }, expired: 'throw' })
}

/** Makes a passkey; answers what the server has to keep. */
export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  const { startRegistration } = await library()
  return unlessCancelled(startRegistration({ optionsJSON: options }))
}

/**
 * Lets the browser offer passkeys among the e-mails it fills in, without a button, where it can; true once somebody came in that way. Resolves false when
 * the page goes on without.
 */
export async function offerPasskeys(): Promise<boolean> {
  const { browserSupportsWebAuthnAutofill, startAuthentication } = await library()
  if (!(await browserSupportsWebAuthnAutofill())) return false
  const { step, options } = await challenge()
  const response = await startAuthentication({ optionsJSON: options, useBrowserAutofill: true }).catch(() => null)
  if (!response) return false
  await finish(step, response)
  return true
}

/** Takes the offer away: the field it stands at goes. */
export async function endOffer(): Promise<void> {
  const { WebAuthnAbortService } = await library()
  WebAuthnAbortService.cancelCeremony()
}

async function challenge(): Promise<Challenge> {
  return request<Challenge>('/desk/sign-in/passkey/challenge', { method: 'POST', expired: 'throw' })
}

async function finish(step: string, response: unknown): Promise<void> {
  await request('/desk/sign-in/passkey', { method: 'POST', body: { step, response }, expired: 'throw' })
}

/** Browsers tell waved off, too slow and not there in one word, so that no page learns which (WebAuthn, 14.5). */
async function unlessCancelled<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    const name = error instanceof Error ? error.name : ''
    throw new Refused(name === 'InvalidStateError' ? 'passkey_known' : 'passkey_cancelled', {}, null)
  })
}
