import { useState } from 'react';
import type { InsertAnswer } from '../../lib/panel/context';
import { fieldsIn } from '../../lib/rules/fill';
import { Button } from '../ui/button';
import { TextArea } from '../ui/text-area';
import { useCopy } from '../ui/use-copy';

interface ActionTextProps {
  text: string;
  isEdited: boolean;
  /** Null: as the rule fills it. */
  onText: (text: string | null) => void;
  onInsert: (text: string) => Promise<InsertAnswer>;
}

const ANSWERS: Record<InsertAnswer, string> = {
  inserted: 'Typed where the caret was. Read it and send it yourself.',
  'no-field': 'No open message box on this page: copied instead.',
  'several-fields': 'Several message boxes are open: click into one, then Insert. Copied meanwhile.',
  'not-allowed': 'This page cannot be reached: copied instead.',
};

/** The text to send: edited here, copied, or typed into the open message box. Sidestage never sends. */
export function ActionText({ text, isEdited, onText, onInsert }: ActionTextProps) {
  const [copied, copy] = useCopy();
  const [answer, setAnswer] = useState<InsertAnswer | null>(null);
  const unknown = fieldsIn(text);
  const insert = async () => {
    const came = await onInsert(text);
    if (came !== 'inserted') copy(text);
    setAnswer(came);
  };
  return (
    <div className="action-text">
      <TextArea
        label="Text to send"
        value={text}
        maxLength={10_000}
        error={unknown.length === 0 ? null : unknownWords(unknown)}
        onChange={(typed) => {
          setAnswer(null);
          onText(typed);
        }}
      />
      <div className="action-text-steps">
        <Button onClick={() => void insert()}>Insert</Button>
        <Button look="quiet" onClick={() => copy(text)}>
          <span aria-live="polite">
            {copied === 'copied' ? 'Copied' : copied === 'failed' ? 'Could not copy' : 'Copy text'}
          </span>
        </Button>
        {isEdited ? (
          <Button look="quiet" onClick={() => onText(null)}>
            Start over
          </Button>
        ) : null}
      </div>
      <p className="small quiet" role="status">
        {answer === null ? '' : ANSWERS[answer]}
      </p>
    </div>
  );
}

function unknownWords(fields: string[]): string {
  const named = fields.map((field) => `{${field}}`).join(', ');
  return `Not known: ${named}. Fill ${fields.length === 1 ? 'it' : 'them'} in or take ${fields.length === 1 ? 'it' : 'them'} out.`;
}
