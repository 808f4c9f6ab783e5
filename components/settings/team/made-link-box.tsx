import type { TeamReply } from '../../../lib/model/team-wire';
import type { MadeLink } from '../../../lib/panel/office';
import { inviteText, isOnThisComputer } from '../../../lib/panel/office-words';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Field } from '../../ui/field';

/** A link that was just made, to be copied: it is told this once. */
export function MadeLinkBox({ made, team }: { made: MadeLink; team: TeamReply }) {
  const { commands, now, locale } = usePanel();
  return (
    <div className="settings-ask" role="group" aria-label="New link">
      <Field
        label="Link to join"
        readOnly
        value={made.link}
        hint={`${inviteText(made.invite, team, { now: now(), locale })}. It works once and is shown only now.`}
        onFocus={({ target }) => target.select()}
      />
      {isOnThisComputer(made.link) ? (
        <p className="soft small">
          It leads to this computer alone. For others, start the server with <code>--host</code> and{' '}
          <code>--origin</code>.
        </p>
      ) : null}
      <div className="team-steps">
        <CopyButton text={made.link} look="secondary">
          Copy the link
        </CopyButton>
        <Button look="quiet" onClick={() => commands.putLinkAway()}>
          Put away
        </Button>
      </div>
    </div>
  );
}
