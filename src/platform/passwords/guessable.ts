/** Words of the product and the trade that a guesser would try here first. */
const ours = ['partsdesk', 'parts', 'desk', 'order', 'orders', 'dealer', 'password', 'motdepasse']

/** Characters around a known word that add nothing: a year, a digit or two, an exclamation mark. */
const decoration = 6

/**
 * Would a guesser try this password early? Yes when it stands in the list of what people choose (49,000 from leaks, by @zxcvbn-ts/language-common), with or
 * without digits and signs around it; when it is of four different characters or fewer; when it is little more than the words of `about` (name, e-mail,
 * store) or our own. No kinds of characters are asked for (NIST SP 800-63B 3.1.1.2).
 */
export async function isGuessable(password: string, about: readonly string[]): Promise<boolean> {
  const text = password.toLowerCase()
  if (new Set(text).size <= 4) return true
  const stem = text.replaceAll(/^[^a-z]+|[^a-z]+$/g, '')
  const known = await commonPasswords()
  if (known.has(text) || (known.has(stem) && text.length - stem.length <= decoration)) return true
  const words = [...about.flatMap((each) => each.toLowerCase().split(/[^\p{L}\d]+/u)), ...ours].filter((word) => word.length >= 4)
  const rest = words.toSorted((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), text)
  return rest.length < text.length && rest.length <= decoration
}

// Read when the first password is chosen, not at start: the list takes a few megabytes, and most days nobody chooses one.
let list: Promise<ReadonlySet<string>> | undefined

async function commonPasswords(): Promise<ReadonlySet<string>> {
  list ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  return list
}
