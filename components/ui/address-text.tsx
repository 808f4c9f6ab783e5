import { Fragment } from 'react';

/** An address that may break after its sign and before its points, not in the middle of a word. */
export function AddressText({ text }: { text: string }) {
  const parts = text.split(/(?<=@)|(?=[.])/);
  return parts.map((part, at) => (
    <Fragment key={at}>
      {at === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));
}
