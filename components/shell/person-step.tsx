import { useEffect, useState } from 'react';
import type { Contact } from '../../lib/model/contact';
import type { CompanyView } from '../../lib/panel/company-view';
import { mayDo } from '../../lib/panel/may';
import { personFile } from '../../lib/panel/person-file';
import type { PersonView } from '../../lib/panel/person-view';
import { CompanyCard } from '../contact/company-card';
import { CompanyFrame } from '../contact/company-frame';
import { EraseStep } from '../contact/erase-step';
import { ExportStep } from '../contact/export-step';
import { MergePart } from './merge-part';
import type { OpenStep } from './open-step';
import { usePanel, usePanelState } from './panel-context';

interface PersonStepProps {
  step: OpenStep;
  view: PersonView;
  onClose: () => void;
}

/** What is open under the head of a person, wired to the panel's commands. */
export function PersonStep({ step, view, onClose }: PersonStepProps) {
  const merged = useMerged(view);
  if (step === 'company') return <Company view={view} onClose={onClose} />;
  // Who was merged into them is part of what each of the others says.
  if (merged === null) return null;
  if (step === 'merge')
    return <MergePart kept={view.person} otherId={null} merged={merged} onClose={onClose} />;
  if (step === 'export') return <Export view={view} merged={merged} onClose={onClose} />;
  return <Erase view={view} merged={merged} onClose={onClose} />;
}

/** Who was merged into the person; null until that is known. */
function useMerged(view: PersonView): Contact[] | null {
  const { commands } = usePanel();
  const [merged, setMerged] = useState<Contact[] | null>(null);
  useEffect(() => {
    let isShown = true;
    void commands.mergedPeople().then((people) => {
      if (isShown) setMerged(people);
    });
    return () => {
      isShown = false;
    };
  }, [commands, view.person]);
  return merged;
}

function Company({ view, onClose }: Omit<PersonStepProps, 'step'>) {
  const { commands, locale } = usePanel();
  const [company, setCompany] = useState<CompanyView | null | 'reading'>('reading');
  const marginSet = usePanelState((state) => state.team.workspace.value.margin !== null);
  useEffect(() => {
    let isShown = true;
    void commands.company().then((found) => {
      if (isShown) setCompany(found);
    });
    return () => {
      isShown = false;
    };
  }, [commands, view.person]);
  if (company === 'reading')
    return (
      <CompanyFrame name={view.contact.company ?? ''} busy onClose={onClose}>
        <p className="quiet">Reading its people…</p>
      </CompanyFrame>
    );
  return company === null ? null : (
    <CompanyCard
      company={company}
      shownId={view.contact.id}
      marginSet={marginSet}
      locale={locale}
      onOpen={({ id, name }) => {
        onClose();
        if (id !== view.contact.id) commands.openContact(id, name);
      }}
      onClose={onClose}
    />
  );
}

function Export({ view, merged, onClose }: Omit<PersonStepProps, 'step'> & { merged: Contact[] }) {
  const panel = usePanel();
  const seesValue = usePanelState((state) => mayDo(state, 'see-value'));
  return (
    <ExportStep
      name={view.name}
      seesValue={seesValue}
      onFile={(kind) =>
        personFile(kind, view.person, merged, panel.state.getState(), {
          now: panel.now(),
          locale: panel.locale,
        })
      }
      onClose={onClose}
    />
  );
}

function Erase({ view, merged, onClose }: Omit<PersonStepProps, 'step'> & { merged: Contact[] }) {
  const { commands } = usePanel();
  const synced = usePanelState((state) => state.session !== null);
  return (
    <EraseStep
      person={view.person}
      name={view.name}
      merged={merged}
      synced={synced}
      onErase={() => void commands.erasePerson()}
      onClose={onClose}
    />
  );
}
