/** What a mail about an account says of its occasion; `by` is who invited, or the name of the address that was paused. */
export type Occasion = { readonly name: string; readonly store: string; readonly by: string }

type Asked = { readonly subject: string; readonly text: string; readonly act: string; readonly lasts: string }

type Words = {
  readonly hello: (name: string) => string
  readonly invited: {
    readonly subject: (store: string) => string
    readonly text: (to: Occasion) => string
    readonly act: string
    readonly lasts: string
  }
  readonly added: { readonly subject: (store: string) => string; readonly text: (to: Occasion) => string; readonly act: string }
  readonly webhook: Words['added']
  readonly password: Asked
  readonly factors: Asked
}

const en: Words = {
  hello: (name) => `Hello ${name},`,
  invited: {
    subject: (store) => `Your access to ${store}`,
    text: ({ by, store }) => `${by} has added you to ${store}. Choose a password and come in:`,
    act: 'Choose a password',
    lasts: 'The link works once, for 7 days. You did not expect this mail? Then leave it: without the link nobody comes in.',
  },
  added: {
    subject: (store) => `You now have access to ${store}`,
    text: ({ by, store }) => `${by} has added you to ${store}. Sign in with the password you have.`,
    act: 'Sign in',
  },
  webhook: {
    subject: (store) => `A webhook of ${store} was paused`,
    text: ({ by, store }) =>
      `The webhook “${by}” of ${store} has accepted nothing for three days, so the desk paused it. What happens meanwhile is kept. Once its address answers again, switch it on and send what it missed.`,
    act: 'Look at the webhooks',
  },
  password: {
    subject: 'A new password',
    text: 'Somebody, probably you, has asked for a new password for this e-mail address. Choose it here:',
    act: 'Choose a new password',
    lasts: 'The link works once, for an hour. It was not you? Then leave this mail: your password stays as it is.',
  },
  factors: {
    subject: 'Your second factor was ended',
    text: 'You had lost your authenticator and your recovery codes, so your second factor was ended and you are signed out everywhere. Sign in once with this link and your password, then set up a new one:',
    act: 'Sign in',
    lasts: 'The link works once, for a day. You had lost nothing? Then do not follow it, and tell whoever runs your store at once.',
  },
}

const fr: Words = {
  hello: (name) => `Bonjour ${name},`,
  invited: {
    subject: (store) => `Votre accès à ${store}`,
    text: ({ by, store }) => `${by} vous a ajouté à ${store}. Choisissez un mot de passe et entrez :`,
    act: 'Choisir un mot de passe',
    lasts: 'Le lien sert une seule fois, pendant 7 jours. Vous n’attendiez pas ce courriel ? Laissez-le : sans le lien, personne n’entre.',
  },
  added: {
    subject: (store) => `Vous avez maintenant accès à ${store}`,
    text: ({ by, store }) => `${by} vous a ajouté à ${store}. Connectez-vous avec votre mot de passe actuel.`,
    act: 'Se connecter',
  },
  webhook: {
    subject: (store) => `Un webhook de ${store} est en pause`,
    text: ({ by, store }) =>
      `Le webhook « ${by} » de ${store} n’a rien accepté pendant trois jours : le bureau l’a mis en pause. Ce qui arrive entre-temps est gardé. Quand son adresse répondra de nouveau, remettez-le en marche et envoyez ce qu’il a manqué.`,
    act: 'Voir les webhooks',
  },
  password: {
    subject: 'Un nouveau mot de passe',
    text: 'Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour cette adresse courriel. Choisissez-le ici :',
    act: 'Choisir un nouveau mot de passe',
    lasts: 'Le lien sert une seule fois, pendant une heure. Ce n’était pas vous ? Laissez ce courriel : votre mot de passe reste le même.',
  },
  factors: {
    subject: 'Votre second facteur a été retiré',
    text: 'Vous aviez perdu votre application d’authentification et vos codes de secours : votre second facteur a été retiré et vous êtes déconnecté partout. Connectez-vous une fois avec ce lien et votre mot de passe, puis configurez-en un nouveau :',
    act: 'Se connecter',
    lasts:
      'Le lien sert une seule fois, pendant un jour. Vous n’aviez rien perdu ? Ne le suivez pas et avertissez tout de suite la personne qui dirige votre magasin.',
  },
}

/** The words of a language. */
export function wordsOf(language: 'en' | 'fr'): Words {
  return language === 'fr' ? fr : en
}
