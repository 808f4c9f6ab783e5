import { useEffect, useRef } from 'react';
import type { SavedFile } from '../../lib/panel/person-file';
import { Button } from '../ui/button';
import { saveFile } from '../ui/save-file';
import { useFocusBack } from '../ui/use-focus-back';
import { useIntoView } from '../ui/use-into-view';
import '../ui/card.css';
import './person-step.css';

interface ExportStepProps {
  name: string;
  /** Whether orders and rewards are among it. */
  seesValue: boolean;
  onFile: (kind: 'json' | 'text') => SavedFile;
  onClose: () => void;
}

/** Everything known of one person as a file: to read, or for another program. */
export function ExportStep({ name, seesValue, onFile, onClose }: ExportStepProps) {
  const step = useRef<HTMLElement>(null);
  useFocusBack(step);
  useIntoView(step);
  useEffect(() => step.current?.focus(), []);
  return (
    <section
      ref={step}
      className="card card-framed"
      aria-label={`Export ${name}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2 className="person-step-title">
        Export <bdi>{name}</bdi>
      </h2>
      <p>
        Everything Sidestage knows of them, with who recorded it and when. The file is saved on this computer
        and goes nowhere else.
        {seesValue ? '' : ' Orders and rewards are left out: your role does not see them.'}
      </p>
      <div className="form-end">
        <Button look="primary" onClick={() => saveFile(onFile('text'))}>
          Save to read
        </Button>
        <Button onClick={() => saveFile(onFile('json'))}>Save for programs (JSON)</Button>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </section>
  );
}
