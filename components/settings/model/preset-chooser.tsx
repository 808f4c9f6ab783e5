import { useEffect, useState } from 'react';
import type { LifecycleModel } from '../../../lib/model/lifecycle';
import { lifecyclePresets } from '../../../lib/model/presets';
import { plainModelId } from '../../../lib/rules/market-edit';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { MappingTable } from './mapping-table';

interface PresetChooserProps {
  /** The model now, and of which market it is; null: the main one. */
  model: LifecycleModel;
  market: string | null;
  onChoose: (preset: LifecycleModel) => void;
  onClose: () => void;
}

/** The models to choose from, and where everybody would stand in the one looked at. Nothing is saved by choosing. */
export function PresetChooser({ model, market, onChoose, onClose }: PresetChooserProps) {
  const { commands } = usePanel();
  const [looked, setLooked] = useState<LifecycleModel | null>(null);
  const [counts, setCounts] = useState<Record<string, number> | null>(null);
  useEffect(() => {
    let isShown = true;
    void commands.stageCounts(market).then((found) => {
      if (isShown) setCounts(found);
    });
    return () => {
      isShown = false;
    };
  }, [commands, market]);
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
              {preset.id === plainModelId(model.id) ? (
                <span className="chip">yours began as this</span>
              ) : null}
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
  return (
    <div className="settings-ask" role="group" aria-label={`Where people would stand in ${preset.label}`}>
      <MappingTable model={model} other={preset} counts={counts} />
      <p className="quiet small">Nothing recorded changes: the earlier model can be chosen again.</p>
    </div>
  );
}
