import { useEffect, useId, useRef, useState } from 'react';
import type { Person } from '../../lib/model/change';
import type { Contact } from '../../lib/model/contact';
import type { ChosenField, Side, Wins } from '../../lib/rules/merge-people';
import { factWords, mergePreview, type MergePreview } from '../../lib/rules/merge-preview';
import { shortName } from '../../lib/rules/short-name';
import { Button } from '../ui/button';
import { Pairs } from '../ui/pairs';
import type { MergeStepProps } from './merge-step-props';

const FIELD_WORDS: Record<ChosenField, string> = {
  name: 'Name',
  title: 'Title',
  company: 'Company',
  owner: 'Looked after by',
  source: 'Came from',
};

/** What a merge would do: whose field counts where both have one, what comes together, and the stage. */
export function MergePreviewBox(props: MergeStepProps & { other: Person; onAway: () => void }) {
  const { kept, keptName, other, model, memberName, locale, refused, onMerge, onAway, onClose } = props;
  const form = useRef<HTMLFormElement>(null);
  // The search that had the focus is gone; no button has it, so that a second Enter makes nobody one.
  useEffect(() => form.current?.focus(), []);
  const [wins, setWins] = useState<Wins>({});
  const preview = mergePreview(kept, other, wins, model);
  const otherName = other.contact.name ?? other.contact.emails[0] ?? 'No name';
  const why = refused(other.contact.owner);
  return (
    <form
      ref={form}
      tabIndex={-1}
      className="merge-preview"
      aria-label={`Merge ${otherName} into ${keptName}`}
      onSubmit={(event) => {
        event.preventDefault();
        void onMerge(other.contact.id, wins).then((done) => {
          if (done) onClose();
        });
      }}
    >
      <p>
        <bdi>{otherName}</bdi> is shown as <bdi>{keptName}</bdi> from now on, to the whole team. It can be
        taken apart at any later time.
      </p>
      {preview.differ.map(({ field, side }) => (
        <Choice
          key={field}
          field={field}
          side={side}
          texts={{
            kept: fieldText(kept.contact, field, { memberName, locale }),
            other: fieldText(other.contact, field, { memberName, locale }),
          }}
          onChoose={(chosen) => setWins({ ...wins, [field]: chosen })}
        />
      ))}
      <Pairs rows={rowsOf(preview, kept, other, otherName)} />
      {why === null ? null : <p className="field-error">{why}</p>}
      <div className="form-end">
        <Button look="primary" type="submit" disabled={why !== null}>
          Make them one
        </Button>
        <Button onClick={onAway}>Somebody else</Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Choice(props: {
  field: ChosenField;
  side: Side;
  texts: Record<Side, string>;
  onChoose: (side: Side) => void;
}) {
  const name = useId();
  return (
    <fieldset className="merge-choice">
      <legend className="field-label">{FIELD_WORDS[props.field]}</legend>
      {(['kept', 'other'] as const).map((side) => (
        <label key={side} className="check">
          <input
            type="radio"
            name={name}
            checked={props.side === side}
            onChange={() => props.onChoose(side)}
          />
          <bdi>{props.texts[side]}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

function fieldText(
  contact: Contact,
  field: ChosenField,
  { memberName, locale }: Pick<MergeStepProps, 'memberName' | 'locale'>,
): string {
  if (field === 'owner') return memberName(contact.owner);
  if (field !== 'source') return contact[field] ?? '';
  const { source } = contact;
  const at = source?.at ?? null;
  const day = at === null ? null : new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at);
  return [source?.channel, source?.campaign, source?.referrer, day].filter(Boolean).join(', ');
}

function rowsOf(preview: MergePreview, kept: Person, other: Person, otherName: string) {
  const { more, left, facts, stage, after } = preview;
  const { consent } = after;
  const lists = [
    counted(more.emails, 'address', 'addresses'),
    counted(more.phones, 'number', 'numbers'),
    counted(more.keys, 'linked record', 'linked records'),
    counted(more.profile, 'thing they want', 'things they want'),
  ].filter((part) => part !== null);
  return [
    {
      label: 'Added',
      value: lists.length === 0 ? 'no address or number that is not there already' : lists.join(', '),
    },
    ...(left === 0
      ? []
      : [{ label: 'No room', value: `${String(left)} stay with ${otherName} only, and still find them` }]),
    { label: 'Marketing', value: consent.marketing === 'unknown' ? 'not known' : consent.marketing },
    ...(after.doNotContact ? [{ label: 'Contact', value: 'do not contact, as one of the two says' }] : []),
    { label: 'Stage', value: stageText(stage) },
    { label: shortName(kept.contact), value: factWords(facts.kept) },
    { label: shortName(other.contact), value: factWords(facts.other) },
  ];
}

function stageText({ kept, other, after }: MergePreview['stage']): string {
  if (after === null) return 'none yet';
  if (kept?.id === after.id)
    return other === null || other.id === after.id ? after.label : `${after.label}, as it is`;
  return `${kept?.label ?? 'none'} → ${after.label}, the later move of both`;
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${String(count)} ${count === 1 ? one : many}`;
}
