import { useState } from 'react';
import { readOwn } from '../../lib/panel/own';
import { Button } from '../ui/button';
import { OwnField } from './own-field';

interface OwnQuestionProps {
  offered: string[];
  known: string[];
  /** False when they were not saved. */
  onSave: (own: string[]) => Promise<boolean>;
}

/** Asked beside a page of which nobody can tell whether the user wrote it or got it. */
export function OwnQuestion({ offered, known, onSave }: OwnQuestionProps) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string[]>([]);
  return (
    <form
      className="own-question"
      aria-label="Your own addresses"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readOwn(text);
        setWrong(read.wrong);
        if (read.wrong.length === 0 && read.own.length > 0) void onSave(read.own);
      }}
    >
      <OwnField
        text={text}
        wrong={wrong}
        offered={offered}
        known={known}
        onType={(typed) => {
          setText(typed);
          setWrong([]);
        }}
      />
      <div className="form-end">
        <Button type="submit" disabled={text.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  );
}
