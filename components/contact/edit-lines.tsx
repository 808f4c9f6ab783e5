import { useEffect, useId, useRef } from 'react';
import type { FormErrors } from '../../lib/panel/person-form';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { LinkButton } from '../ui/link-button';

interface EditLinesProps {
  /** The name of the field in the form: errors are told by it and the place of the line. */
  field: 'emails' | 'phones';
  legend: string;
  /** What one is called: 'address', 'number'. */
  one: string;
  lines: string[];
  errors: FormErrors;
  /** What is said under a line while it is typed. */
  says?: (line: string) => string | null;
  inputMode: 'email' | 'tel';
  onChange: (lines: string[]) => void;
}

/** At most so many of each are kept of a person. */
const LIMIT = 20;

/** Several of one kind, a line each: the first is the one to use. */
export function EditLines(props: EditLinesProps) {
  const { field, legend, one, lines, errors, says, inputMode, onChange } = props;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const next = useRef<number | null>(null);
  // After a line was added, moved or removed: by then it is drawn.
  useEffect(() => {
    if (next.current !== null) list.current?.querySelectorAll('input')[next.current]?.focus();
    next.current = null;
  });

  const first = (at: number) => {
    onChange([lines[at] ?? '', ...lines.filter((_, place) => place !== at)]);
    next.current = 0;
  };
  const remove = (at: number) => {
    const rest = lines.filter((_, place) => place !== at);
    onChange(rest.length === 0 ? [''] : rest);
    next.current = Math.max(0, at - 1);
  };
  return (
    <fieldset className="form-part">
      <legend className="field-label">{legend}</legend>
      <ul ref={list} className="form-lines">
        {lines.map((line, at) => {
          const error = errors[`${field}.${String(at)}`];
          const said = error ?? says?.(line) ?? null;
          const place = String(at + 1);
          return (
            <li key={at} className="form-line">
              <input
                className="input"
                aria-label={`${one[0]?.toUpperCase() ?? ''}${one.slice(1)} ${place}`}
                aria-invalid={error === undefined ? undefined : true}
                aria-describedby={said === null ? undefined : `${id}-${place}`}
                inputMode={inputMode}
                autoComplete="off"
                spellCheck={false}
                dir="ltr"
                maxLength={inputMode === 'email' ? 300 : 80}
                value={line}
                onChange={(event) =>
                  onChange(lines.map((old, index) => (index === at ? event.target.value : old)))
                }
              />
              {at === 0 ? null : (
                <Button look="quiet" aria-label={`Use ${one} ${place} first`} onClick={() => first(at)}>
                  First
                </Button>
              )}
              <Button
                look="quiet"
                className="form-remove"
                aria-label={`Remove ${one} ${place}`}
                onClick={() => remove(at)}
              >
                <Icon name="close" size={12} />
              </Button>
              {said === null ? null : (
                <p id={`${id}-${place}`} className={error === undefined ? 'field-hint' : 'field-error'}>
                  {said}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {lines.length < LIMIT ? (
        <LinkButton
          className="small"
          onClick={() => {
            onChange([...lines, '']);
            next.current = lines.length;
          }}
        >
          Add {one === 'address' ? 'an' : 'a'} {one}
        </LinkButton>
      ) : (
        <p className="field-hint">At most {LIMIT}.</p>
      )}
    </fieldset>
  );
}
