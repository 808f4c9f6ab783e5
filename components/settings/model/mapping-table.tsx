import type { LifecycleModel } from '../../../lib/model/lifecycle';
import { countThrough, mapModel, mappingWords } from '../../../lib/rules/model-lens';

interface MappingTableProps {
  model: LifecycleModel;
  /** The model in which the people of the first would stand. */
  other: LifecycleModel;
  /** How many stand in each stage of the first; null until that is known. */
  counts: Record<string, number> | null;
}

/** Where the people of each stage would stand in another model. */
export function MappingTable({ model, other, counts }: MappingTableProps) {
  const mapping = mapModel(model, other);
  const seen = counts === null ? null : countThrough(mapping, other, counts);
  return (
    <>
      <table className="preset-map">
        <thead>
          <tr>
            <th scope="col">Now</th>
            <th scope="col">People</th>
            <th scope="col">In {other.label}</th>
          </tr>
        </thead>
        <tbody>
          {mapping.map((one) => (
            <tr key={one.from.id}>
              <td dir="auto">{one.from.label}</td>
              <td>{counts === null ? '…' : (counts[one.from.id] ?? 0)}</td>
              <td>
                {one.to?.label ?? 'In no stage'}
                <span className="quiet small preset-stages">{mappingWords(one)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {seen === null ? null : (
        <p className="soft">
          {seen.stages.map(({ stage, people }) => `${stage.label} ${String(people)}`).join(', ')}
          {seen.nowhere === 0 ? '' : `, in no stage ${String(seen.nowhere)}`}.
        </p>
      )}
    </>
  );
}
