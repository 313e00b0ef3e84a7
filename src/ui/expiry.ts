/** The session ended while somebody worked: every call waits here until they sign in over the page, then all go on. */
export const sessionExpiry = {
  /** Resolves true after signing in again, false when the person leaves. Calls that come meanwhile share one dialog. */
  signInAgain(): Promise<boolean> {
    waiting ??= Promise.withResolvers<boolean>()
    tell()
    return waiting.promise
  },
  /** The dialog's answer. */
  settle(signedIn: boolean): void {
    const settled = waiting
    waiting = null
    settled?.resolve(signedIn)
    tell()
  },
  isAsking(): boolean {
    return waiting !== null
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

let waiting: PromiseWithResolvers<boolean> | null = null
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}
