import type { Flag } from '#domain/facts.ts'
import type { FulfillmentState } from '#domain/fulfillment.ts'
import type { Status } from '#domain/order.ts'
import type { PaymentState } from '#domain/payment/state.ts'
import type { Level } from '#domain/risk/bands.ts'
import { standardWords } from '#domain/store/status-words.ts'
import type { CsvColumn } from '../shapes.ts'

/** The words of a file of orders in the reader's language: the same as on the screen, which a test compares. */
export type CsvWords = {
  readonly file: string
  readonly columns: { readonly [column in CsvColumn]: string }
  readonly currency: string
  readonly level: string
  readonly day: string
  readonly phone: string
  readonly status: { readonly [status in Status]: string }
  readonly payment: { readonly [state in PaymentState]: string }
  readonly fulfillment: { readonly [state in FulfillmentState]: string }
  readonly risk: { readonly [level in Level]: string }
  readonly fraud: { readonly [mark: string]: string }
  readonly flags: { readonly [flag in Flag]: string }
}

const en: CsvWords = {
  file: 'orders',
  columns: {
    number: 'Order',
    status: 'Status',
    placed: 'Placed',
    age: 'Days since placed',
    customer: 'Customer',
    vehicle: 'Vehicle',
    items: 'Items',
    ship_by: 'Ship by',
    risk: 'Risk',
    payment: 'Payment',
    fulfillment: 'Fulfillment',
    total: 'Total',
    flags: 'Flags',
    assignee: 'Assigned',
    source: 'Source',
    part_cost: 'Part cost',
    part_profit: 'Profit on parts',
  },
  currency: 'Currency',
  level: 'Risk level',
  day: 'Hold ends',
  phone: 'Phone',
  status: standardWords.en,
  payment: {
    unpaid: 'Unpaid',
    unconfirmed: 'Unconfirmed',
    authorized: 'Authorized',
    hold_expired: 'Hold expired',
    pending: 'Payment pending',
    partly_paid: 'Partly paid',
    paid: 'Paid',
    overpaid: 'Overpaid',
    partly_refunded: 'Partly refunded',
    refunded: 'Refunded',
    disputed: 'Disputed',
    needs_attention: 'Needs attention',
  },
  fulfillment: {
    open: 'Unfulfilled',
    ready_for_pickup: 'Ready for Pickup',
    partly_shipped: 'Partly shipped',
    shipped: 'Shipped',
    picked_up: 'Picked up',
    delivered: 'Delivered',
    returned: 'Returned',
  },
  risk: { low: 'Low Risk', medium: 'Medium Risk', high: 'High Risk' },
  fraud: { suspected: 'Suspected fraud', known: 'Known fraud' },
  flags: {
    comment: 'Customer comment',
    note: 'Internal note',
    core: 'Core charge',
    hazmat: 'Hazmat',
    no_vin: 'No VIN',
    bad_vin: 'VIN does not check',
    po_box: 'PO box',
    addresses_differ: 'Addresses differ',
    waiting: 'Waiting for parts',
    shipped_balance_due: 'Shipped, balance due',
    delivery_exception: 'Delivery exception',
    customer_replied: 'Customer replied',
    waiting_for_customer: 'Waiting for customer',
    mail_failed: 'E-mail failed',
  },
}

const fr: CsvWords = {
  file: 'commandes',
  columns: {
    number: 'Commande',
    status: 'Statut',
    placed: 'Passée',
    age: 'Jours depuis la commande',
    customer: 'Client',
    vehicle: 'Véhicule',
    items: 'Pièces',
    ship_by: 'À expédier',
    risk: 'Risque',
    payment: 'Paiement',
    fulfillment: 'Exécution',
    total: 'Total',
    flags: 'Repères',
    assignee: 'Attribuée',
    source: 'Source',
    part_cost: 'Coût des pièces',
    part_profit: 'Profit sur les pièces',
  },
  currency: 'Devise',
  level: 'Niveau de risque',
  day: 'Fin de la retenue',
  phone: 'Téléphone',
  status: standardWords.fr,
  payment: {
    unpaid: 'Impayée',
    unconfirmed: 'Non confirmé',
    authorized: 'Autorisé',
    hold_expired: 'Autorisation expirée',
    pending: 'Paiement en cours',
    partly_paid: 'Payée en partie',
    paid: 'Payée',
    overpaid: 'Trop-perçu',
    partly_refunded: 'Remboursée en partie',
    refunded: 'Remboursée',
    disputed: 'En litige',
    needs_attention: 'À examiner',
  },
  fulfillment: {
    open: 'Non exécutée',
    ready_for_pickup: 'Prête pour le retrait',
    partly_shipped: 'Expédiée en partie',
    shipped: 'Expédiée',
    picked_up: 'Retirée',
    delivered: 'Livrée',
    returned: 'Retournée',
  },
  risk: { low: 'Risque faible', medium: 'Risque moyen', high: 'Risque élevé' },
  fraud: { suspected: 'Fraude présumée', known: 'Fraude connue' },
  flags: {
    comment: 'Commentaire du client',
    note: 'Note interne',
    core: 'Consigne',
    hazmat: 'Matière dangereuse',
    no_vin: 'Sans NIV',
    bad_vin: 'NIV non conforme',
    po_box: 'Boîte postale',
    addresses_differ: 'Adresses différentes',
    waiting: 'En attente de pièces',
    shipped_balance_due: 'Expédiée, solde dû',
    delivery_exception: 'Incident de livraison',
    customer_replied: 'Le client a répondu',
    waiting_for_customer: 'En attente du client',
    mail_failed: 'Échec d’un e-mail',
  },
}

export const csvWords: { readonly [language in 'en' | 'fr']: CsvWords } = { en, fr }
