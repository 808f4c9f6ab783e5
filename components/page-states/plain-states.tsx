import { Button } from '../ui/button';
import { StateCard } from './state-card';

/** A page of the browser or of an extension. */
export function Unsupported() {
  return (
    <StateCard picture="nobody" title="Nothing to read here">
      This is a page of the browser itself. Go to your mail or your CRM, and whom the page is about stands
      here.
    </StateCard>
  );
}

/** The page was too large to be read to its end. */
export function TooLarge() {
  return (
    <StateCard picture="nobody" title="This page is too large to read">
      Sidestage did not read it to its end, so it names nobody. Open one mail or one contact by itself.
    </StateCard>
  );
}

/** The site is allowed and its page says nothing. */
export function Silent({ onLook }: { onLook: () => void }) {
  return (
    <StateCard
      picture="nobody"
      title="The page does not answer"
      actions={<Button onClick={onLook}>Look again</Button>}
    >
      It may have been open before Sidestage was installed or updated. Look again, or reload the page.
    </StateCard>
  );
}

/** The person was erased by a colleague or on another device. */
export function Erased({ name }: { name: string }) {
  return (
    <StateCard picture="nobody" title={`${name} was removed`}>
      A colleague, or you on another device, took this person out of the team’s people. What you had begun to
      write was not saved.
    </StateCard>
  );
}
