import { Card } from '../ui/card';
import { OperationRow } from './operation-row';
import { useOperations } from './use-operations';

/** What became of an operation that was just made, person by person, also when the server answers later. */
export function OperationOf({ bulks }: { bulks: readonly string[] }) {
  const operation = useOperations()?.find(({ ids }) => ids.some((id) => bulks.includes(id)));
  if (operation === undefined) return null;
  return (
    <Card name="What became of it">
      <ul>
        <OperationRow operation={operation} />
      </ul>
    </Card>
  );
}
