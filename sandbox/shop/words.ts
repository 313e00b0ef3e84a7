import type { Language } from './shapes.ts'

const en = {
  skip: 'Skip to content', parts: 'Parts', cart: 'Cart', search: 'Search parts', searchHint: 'Name or part number', go: 'Search', nothing: 'No part matches.', other: 'Français',
  price: 'Price', list: 'List price', core: 'Core charge', coreNote: 'refunded when the old part comes back', hazmat: 'Dangerous goods: ships by ground only.', replaced: 'Replaced by', weight: 'Weight', size: 'Size',
  add: 'Add to cart', quantity: 'Quantity', emptyCart: 'Your cart is empty.', update: 'Update', remove: 'Remove', subtotal: 'Subtotal', cores: 'Core charges', discount: 'Discount', shipping: 'Shipping', tax: 'Tax', total: 'Total',
  checkout: 'Checkout', contact: 'Contact', name: 'Name', company: 'Company (optional)', email: 'E-mail', phone: 'Phone', billing: 'Billing address', shipTo: 'Shipping address', same: 'Ship to the billing address',
  line1: 'Street and number', line2: 'Apartment, suite (optional)', city: 'City', region: 'State or province (two letters)', postal: 'ZIP or postal code', country: 'Country', us: 'United States', ca: 'Canada',
  vehicle: 'Your vehicle', vehicleNote: 'With a VIN we check that every part fits.', vin: 'VIN (17 characters)', year: 'Year', make: 'Make', model: 'Model', method: 'Shipping method', promo: 'Promo code', promoBad: 'We do not know this code.',
  notes: 'For the parts team', po: 'PO number (optional)', comment: 'Comment (optional)', exempt: 'Tax exempt: certificate on file', payment: 'Payment', again: 'The store may charge this card again if I change this order', place: 'Place order', placing: 'Placing your order…',
  hints: 'Test cards', hintsNote: 'Any later date and any three digits (four for Amex).', needsScript: 'The checkout needs JavaScript.', notConnected: 'This store is not connected to an order desk yet, so it cannot take orders. Start the desk and reload this page.',
  thanks: 'Thank you for your order', number: 'Order number', sending: 'Your order is being sent to the parts team.', sent: 'The parts team has your order.', paying: 'Your payment is being confirmed.', declined: 'Your card was declined, and no order was made.', refused: 'The order desk could not take your order. The store has been told.',
  totalChanged: 'The total has changed. Please look at it and press Place order again.', wrong: 'Please check the fields marked below.', needed: 'Please fill this in.', emailBad: 'This is not an e-mail address.', vinBad: 'A VIN has 17 letters and digits, never I, O or Q.', yearBad: 'Type a year, as 2018.', backToParts: 'Back to the parts', demo: 'A demonstration store. No goods are sold here and no card is charged.',
  admin: 'Store settings', mode: 'How orders are paid', sale: 'Sale: the store takes the money at once', authorization: 'Authorization: the store holds the amount', token: 'Token: the order desk takes the money', save: 'Save', saved: 'Saved.', orders: 'Latest orders', state: 'State', none: 'None yet.', summary: 'Order summary', each: 'each', standard: 'Promo code SPRING10 takes 10 % off.',
}
type Words = typeof en

const fr: Words = {
  skip: 'Aller au contenu', parts: 'Pièces', cart: 'Panier', search: 'Chercher des pièces', searchHint: 'Nom ou numéro de pièce', go: 'Chercher', nothing: 'Aucune pièce ne correspond.', other: 'English',
  price: 'Prix', list: 'Prix courant', core: 'Consigne', coreNote: "remboursée au retour de l'ancienne pièce", hazmat: 'Matière dangereuse : par voie terrestre seulement.', replaced: 'Remplacée par', weight: 'Poids', size: 'Dimensions',
  add: 'Ajouter au panier', quantity: 'Quantité', emptyCart: 'Votre panier est vide.', update: 'Mettre à jour', remove: 'Retirer', subtotal: 'Sous-total', cores: 'Consignes', discount: 'Rabais', shipping: 'Livraison', tax: 'Taxes', total: 'Total',
  checkout: 'Passer la commande', contact: 'Coordonnées', name: 'Nom', company: 'Entreprise (facultatif)', email: 'Courriel', phone: 'Téléphone', billing: 'Adresse de facturation', shipTo: 'Adresse de livraison', same: "Livrer à l'adresse de facturation",
  line1: 'Numéro et rue', line2: 'Appartement, bureau (facultatif)', city: 'Ville', region: 'État ou province (deux lettres)', postal: 'Code postal', country: 'Pays', us: 'États-Unis', ca: 'Canada',
  vehicle: 'Votre véhicule', vehicleNote: 'Avec le NIV, nous vérifions que chaque pièce convient.', vin: 'NIV (17 caractères)', year: 'Année', make: 'Marque', model: 'Modèle', method: 'Mode de livraison', promo: 'Code promo', promoBad: 'Nous ne connaissons pas ce code.',
  notes: "Pour l'équipe des pièces", po: "Numéro de bon de commande (facultatif)", comment: "Commentaire (facultatif)", exempt: 'Exempt de taxes : certificat au dossier', payment: 'Paiement', again: 'Le magasin peut débiter de nouveau cette carte si je modifie la commande', place: 'Commander', placing: 'Commande en cours…',
  hints: "Cartes d'essai", hintsNote: "N'importe quelle date à venir et trois chiffres (quatre pour Amex).", needsScript: 'La commande exige JavaScript.', notConnected: "Ce magasin n'est pas encore relié à un bureau des commandes et ne peut pas en prendre. Démarrez le bureau et rechargez cette page.",
  thanks: 'Merci de votre commande', number: 'Numéro de commande', sending: "Votre commande est en cours d'envoi à l'équipe des pièces.", sent: "L'équipe des pièces a votre commande.", paying: 'Votre paiement est en cours de confirmation.', declined: "Votre carte a été refusée et aucune commande n'a été faite.", refused: "Le bureau n'a pas pu prendre votre commande. Le magasin en est averti.",
  totalChanged: 'Le total a changé. Veuillez le vérifier, puis appuyer de nouveau sur Commander.', wrong: 'Veuillez vérifier les champs indiqués ci-dessous.', needed: 'Veuillez remplir ce champ.', emailBad: "Ce n'est pas une adresse de courriel.", vinBad: 'Un NIV a 17 lettres et chiffres, jamais I, O ou Q.', yearBad: 'Saisissez une année, comme 2018.', backToParts: 'Retour aux pièces', demo: "Un magasin de démonstration. Rien n'y est vendu et aucune carte n'est débitée.",
  admin: 'Réglages du magasin', mode: 'Paiement des commandes', sale: 'Vente : le magasin encaisse tout de suite', authorization: 'Autorisation : le magasin retient le montant', token: 'Jeton : le bureau des commandes encaisse', save: 'Enregistrer', saved: 'Enregistré.', orders: 'Dernières commandes', state: 'État', none: 'Aucune.', summary: 'Sommaire', each: "l'unité", standard: 'Le code promo SPRING10 donne 10 % de rabais.',
}

/** Everything the shops say, in each language. */
export const words: Readonly<Record<Language, Words>> = { en, fr }

/** Cents as US dollars, as the language writes them. */
export function dollars(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-CA' : 'en-US', { style: 'currency', currency: 'USD' }).format(cents / 100)
}
