/** Is this an address on this machine? The sandbox never sends anything anywhere else. */
export function isLoopback(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname)
}
