/** Tells somebody who may only read who can make the change. */
export function WhoMay({ who }: { who: string[] }) {
  return (
    <p className="soft">
      A team lead can change this
      {who.length === 0 ? '' : <>: {who.join(', ')}</>}.
    </p>
  );
}
