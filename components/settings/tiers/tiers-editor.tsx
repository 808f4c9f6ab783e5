import { useState } from 'react';
import type { Tier } from '../../../lib/model/workspace';
import { draftOfTier, newTierId, tierOfDraft, type TierDraft } from '../../../lib/panel/tier-draft';
import { checkTiers, TIER_LIMIT, tierRule } from '../../../lib/rules/tier';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { useUnsaved } from '../use-unsaved';
import { ChangedMeanwhile } from '../model/changed-meanwhile';
import { TierFields } from './tier-fields';
import './tiers-editor.css';

interface TiersEditorProps {
  /** The team's tiers as they are now; they may change while somebody edits. */
  tiers: Tier[];
  /** ISO 4217 code of the workspace. */
  currency: string;
  onClose: () => void;
}

/** Edits the loyalty tiers as a draft; each says in words what it asks for before it is saved. */
export function TiersEditor({ tiers, currency, onClose }: TiersEditorProps) {
  const { commands, locale } = usePanel();
  const shown = (list: Tier[]) => list.map((tier) => draftOfTier(tier, currency));
  const [base, setBase] = useState(tiers);
  const [drafts, setDrafts] = useState<TierDraft[]>(() => shown(tiers));
  const edited = drafts.map((draft) => tierOfDraft(draft, currency));
  const problems = checkTiers(edited);
  const isTouched = !isSame(drafts, shown(base));
  useUnsaved(isTouched);
  const isMoved = !isSame(shown(tiers), shown(base));
  const how = { currency, locale };
  const take = () => {
    setBase(tiers);
    setDrafts(shown(tiers));
  };
  if (isMoved && !isTouched) take();
  const save = async () => {
    if (await commands.saveTiers(edited, base)) onClose();
  };
  return (
    <div className="tiers-editor" role="group" aria-label="Edit the loyalty tiers">
      {isMoved && isTouched ? (
        <ChangedMeanwhile
          changes={
            tiers.length === 0 ? ['There are no tiers any more.'] : tiers.map((tier) => tierRule(tier, how))
          }
          onKeep={() => setBase(tiers)}
          onTake={take}
        />
      ) : null}
      {drafts.length === 0 ? null : (
        <ol className="sites" aria-label="Tiers, the lowest first">
          {drafts.map((draft, at) => (
            <TierFields
              key={draft.id}
              draft={draft}
              currency={currency}
              problem={problems.find((problem) => problem.at === at)?.message ?? null}
              onEdit={(fields) =>
                setDrafts(drafts.map((one, index) => (index === at ? { ...one, ...fields } : one)))
              }
              onRemove={() => setDrafts(drafts.filter((_, index) => index !== at))}
            />
          ))}
        </ol>
      )}
      <div>
        <Button
          disabled={drafts.length >= TIER_LIMIT}
          onClick={() => setDrafts([...drafts, { id: newTierId(drafts), label: '', spend: '', orders: '' }])}
        >
          Add a tier
        </Button>
      </div>
      <div className="settings-ask" role="group" aria-label="What saving changes">
        {!isTouched ? (
          <p className="soft">Nothing is changed yet.</p>
        ) : problems.length > 0 ? (
          <p className="field-error" role="status">
            Something is missing above.
          </p>
        ) : edited.length === 0 ? (
          <p>There will be no tiers.</p>
        ) : (
          <ul className="settings-list" aria-label="The tiers as they will be">
            {edited.map((tier) => (
              <li key={tier.id} dir="auto">
                {tierRule(tier, how)}
              </li>
            ))}
          </ul>
        )}
        <div className="form-end">
          <Button look="primary" disabled={!isTouched || problems.length > 0} onClick={() => void save()}>
            Save for the team
          </Button>
          <Button onClick={onClose}>{isTouched ? 'Drop these changes' : 'Close'}</Button>
        </div>
      </div>
    </div>
  );
}

function isSame(a: TierDraft[], b: TierDraft[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
