import type { Range, ValueEstimate, ValueMethod } from './value-estimate';

/** One way to an estimate, as the receipt compares them. */
export interface ComparedMethod {
  id: ValueMethod | 'horizon' | 'formula' | 'relationship';
  name: string;
  /** In minor units of the estimate's currency; null where the data does not allow it. */
  range: Range | null;
  /** Whether it is lifetime value (margin, discount) or revenue. */
  kind: ValueEstimate['kind'];
  /** What it goes by, or why it has no figure. */
  note: string;
  isUsed: boolean;
}
