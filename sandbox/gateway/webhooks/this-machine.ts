/** Does this address lead to the machine the sandbox runs on? Nothing is ever sent elsewhere. */
export function isOnThisMachine(address: string): boolean {
  const url = URL.parse(address)
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return false
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(url.hostname)
}
