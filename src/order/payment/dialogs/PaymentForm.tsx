import { CollectForm } from './collect/CollectForm.tsx'
import { OfflineForm } from './collect/OfflineForm.tsx'
import type { DialogName, FormProps } from './form-props.tsx'
import { RefundForm } from './refund/RefundForm.tsx'
import { ReverseForm } from './ReverseForm.tsx'
import { NameForm } from './verify/NameForm.tsx'
import { VerifyForm } from './verify/VerifyForm.tsx'
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
    case 'verify':
      return <VerifyForm {...form} />
    case 'name':
      return <NameForm {...form} />
  }
}
