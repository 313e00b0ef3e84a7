import type { Method } from '#domain/fulfillment.ts'

/** The printed words of a packing slip, in the buyer's language. */
export type SlipWords = {
  readonly title: string
  readonly order: string
  readonly yourOrder: string
  readonly placed: string
  readonly shipTo: string
  readonly customer: string
  readonly collectedBy: string
  readonly shipment: string
  readonly purchaseOrder: string
  readonly vehicle: string
  readonly tracking: string
  readonly partNumber: string
  readonly description: string
  readonly quantity: string
  readonly toCome: string
  readonly questions: string
  readonly method: { readonly [method in Method]: string }
  readonly page: (page: number, of: number) => string
  readonly someOf: (quantity: number, of: number) => string
  readonly pieces: (pieces: number) => string
  readonly complete: string
  readonly rest: (pieces: number) => string
  readonly core: string
  readonly returnCores: (partNumbers: string) => string
  readonly box: (box: number, of: number) => string
}

/** Both languages the desk writes to buyers in. */
export const slipWords: { readonly [language in 'en' | 'fr']: SlipWords } = {
  en: {
    title: 'Packing slip',
    order: 'Order',
    yourOrder: 'Your order',
    placed: 'Placed',
    shipTo: 'Ship to',
    customer: 'Customer',
    collectedBy: 'Collected by',
    shipment: 'Shipment',
    purchaseOrder: 'PO number',
    vehicle: 'Vehicle',
    tracking: 'Tracking',
    partNumber: 'Part number',
    description: 'Description',
    quantity: 'Quantity',
    toCome: 'Still to come',
    questions: 'Questions about this delivery?',
    method: { label: 'Shipped', tracking: 'Shipped', pickup: 'Customer pickup' },
    page: (page, of) => `Page ${page} of ${of}`,
    someOf: (quantity, of) => `${quantity} of ${of}`,
    pieces: (pieces) => (pieces === 1 ? '1 piece in this shipment' : `${pieces} pieces in this shipment`),
    complete: 'The order is complete with it.',
    rest: (pieces) => (pieces === 1 ? '1 piece of the order is still to come.' : `${pieces} pieces of the order are still to come.`),
    core: 'Core return',
    returnCores: (partNumbers) => `${partNumbers}: send the old part back and you get your core deposit back.`,
    box: (box, of) => `Box ${box} of ${of}`,
  },
  fr: {
    title: 'Bordereau de marchandises',
    order: 'Commande',
    yourOrder: 'Votre commande',
    placed: 'Passée le',
    shipTo: 'Livrer à',
    customer: 'Client',
    collectedBy: 'Remis à',
    shipment: 'Envoi',
    purchaseOrder: 'Bon de commande',
    vehicle: 'Véhicule',
    tracking: 'Suivi',
    partNumber: 'Nº de pièce',
    description: 'Description',
    quantity: 'Quantité',
    toCome: 'À venir',
    questions: 'Une question sur cette livraison ?',
    method: { label: 'Expédié', tracking: 'Expédié', pickup: 'Retrait par le client' },
    page: (page, of) => `Page ${page} sur ${of}`,
    someOf: (quantity, of) => `${quantity} sur ${of}`,
    pieces: (pieces) => (pieces > 1 ? `${pieces} pièces dans cet envoi` : `${pieces} pièce dans cet envoi`),
    complete: 'La commande est ainsi complète.',
    rest: (pieces) =>
      pieces > 1 ? `${pieces} pièces de la commande sont encore à venir.` : `${pieces} pièce de la commande est encore à venir.`,
    core: 'Retour de la consigne',
    returnCores: (partNumbers) => `${partNumbers} : renvoyez l’ancienne pièce et votre consigne vous sera remboursée.`,
    box: (box, of) => `Colis ${box} sur ${of}`,
  },
}
