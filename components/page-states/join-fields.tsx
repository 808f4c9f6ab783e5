import { Field } from '../ui/field';

interface JoinFieldsProps {
  link: string;
  name: string;
  onLink: (text: string) => void;
  onName: (text: string) => void;
}

/** What it takes to join a team: the invite link and one's name. */
export function JoinFields({ link, name, onLink, onName }: JoinFieldsProps) {
  return (
    <>
      <Field
        label="Invite link"
        placeholder="https://sidestage.example/join#…"
        autoComplete="off"
        spellCheck={false}
        inputMode="url"
        value={link}
        hint="From your team’s admin, or printed by the server at its first start. It works once."
        onChange={(event) => onLink(event.target.value)}
      />
      <Field
        label="Your name"
        autoComplete="name"
        maxLength={200}
        dir="auto"
        value={name}
        hint="Colleagues see it beside what you did."
        onChange={(event) => onName(event.target.value)}
      />
    </>
  );
}
