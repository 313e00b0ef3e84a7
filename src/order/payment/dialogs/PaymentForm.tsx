import { CollectForm } from './CollectForm.tsx'
import type { DialogName, FormProps } from './form-props.tsx'
import { OfflineForm } from './OfflineForm.tsx'
import { RefundForm } from './RefundForm.tsx'
import { ReverseForm } from './ReverseForm.tsx'
import { VoidForm } from './VoidForm.tsx'

/** The content of the dialog that is open. */
export function PaymentForm({ name, ...form }: FormProps & { readonly name: DialogName }) {
  switch (name) {
    case 'collect':
      return <CollectForm {...form} />
    case 'offline':
      return <OfflineForm {...form} />
    case 'refund':
      return <RefundForm {...form} />
    case 'void':
      return <VoidForm {...form} />
    case 'reverse':
      return <ReverseForm {...form} />
  }
}
