import { useEffect, useState } from 'react';
import type { LifecycleModel } from '../../../lib/model/lifecycle';
import { lifecyclePresets } from '../../../lib/model/presets';
import { countThrough, mapModel, mappingWords } from '../../../lib/rules/model-lens';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';

interface PresetChooserProps {
  /** The team's model now. */
  model: LifecycleModel;
  onChoose: (preset: LifecycleModel) => void;
  onClose: () => void;
}

/** The models to choose from, and where everybody would stand in the one looked at. Nothing is saved by choosing. */
export function PresetChooser({ model, onChoose, onClose }: PresetChooserProps) {
  const { commands } = usePanel();
  const [looked, setLooked] = useState<LifecycleModel | null>(null);
  const [counts, setCounts] = useState<Record<string, number> | null>(null);
  useEffect(() => {
    let isShown = true;
    void commands.stageCounts().then((found) => {
      if (isShown) setCounts(found);
    });
    return () => {
      isShown = false;
    };
  }, [commands]);
  return (
    <div className="presets" role="group" aria-label="Choose a model">
      <fieldset className="presets-list">
        <legend className="settings-sub">Models to choose from</legend>
        {lifecyclePresets.map((preset) => (
          <label key={preset.id} className="preset">
            <input
              type="radio"
              name="preset"
              checked={looked?.id === preset.id}
              onChange={() => setLooked(preset)}
            />
            <span>
              <span className="model-name">{preset.label}</span>{' '}
              {preset.id === model.id ? <span className="chip">yours began as this</span> : null}
              <span className="quiet small preset-stages">
                {preset.stages.map((stage) => stage.label).join(' · ')}
                {preset.loops ? ' · and again' : ''}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {looked === null ? null : <Preview model={model} preset={looked} counts={counts} />}
      <div className="form-end">
        <Button disabled={looked === null} onClick={() => looked !== null && onChoose(looked)}>
          {looked === null ? 'Use this model' : `Use ${looked.label}`}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Back
        </Button>
      </div>
    </div>
  );
}

/** Where the people of each stage would stand. */
function Preview(props: {
  model: LifecycleModel;
  preset: LifecycleModel;
  counts: Record<string, number> | null;
}) {
  const { model, preset, counts } = props;
  const mapping = mapModel(model, preset);
  const seen = counts === null ? null : countThrough(mapping, preset, counts);
  return (
    <div className="settings-ask" role="group" aria-label={`Where people would stand in ${preset.label}`}>
      <table className="preset-map">
        <thead>
          <tr>
            <th scope="col">Now</th>
            <th scope="col">People</th>
            <th scope="col">In {preset.label}</th>
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
      <p className="quiet small">Nothing recorded changes: the earlier model can be chosen again.</p>
    </div>
  );
}
