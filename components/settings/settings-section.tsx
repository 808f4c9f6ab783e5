import { useId, type ReactNode } from 'react';

/** One part of the settings: a heading, one sentence, and what can be set. */
export function SettingsSection(props: { title: string; says: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <div className="settings-words">
        <h2 id={id}>{props.title}</h2>
        <p className="soft">{props.says}</p>
      </div>
      <div className="settings-body">{props.children}</div>
    </section>
  );
}
