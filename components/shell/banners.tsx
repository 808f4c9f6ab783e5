import type { Draft } from '../../lib/panel/draft';
import { hasLog } from '../../lib/panel/log-draft';
import { outgrown } from '../../lib/panel/page-asking';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { ReaderLine } from '../page-states/reader-line';
import { EndedNote } from './ended-note';
import { usePanel, usePanelState } from './panel-context';
import { useSiteLabel } from './use-site-label';

/** Lasting messages above the person: what went wrong, how the database is, and text that waits. */
export function Banners() {
  const { commands } = usePanel();
  const problem = usePanelState((state) => state.problem);
  const health = usePanelState((state) => state.health);
  const sync = usePanelState((state) => state.sync);
  return (
    <>
      <EndedNote />
      {health.readOnly ? (
        <Banner tone="warning" title="You can read, not change">
          A newer Sidestage wrote this data. Update the extension on this computer to go on.
        </Banner>
      ) : null}
      {health.lost === null ? null : (
        <Banner tone="warning" title="The browser lost Sidestage’s database">
          {health.lost.unsent === 0
            ? 'Everything had been sent: sign in again and it comes back.'
            : `${String(health.lost.unsent)} unsent ${health.lost.unsent === 1 ? 'change is' : 'changes are'} lost. Sign in again, and what was sent comes back.`}
        </Banner>
      )}
      {sync.state === 'error' ? (
        <Banner
          tone="bad"
          title={sync.message}
          actions={<Button onClick={() => void commands.syncNow()}>Try now</Button>}
        >
          What you do is saved here and sent later.
        </Banner>
      ) : null}
      {problem === null ? null : (
        <div className="banner-kept">
          <Banner
            tone="bad"
            title={problem}
            actions={<Button onClick={() => commands.closeProblem()}>Close</Button>}
          />
        </div>
      )}
      <MovedOn />
      <Reader />
    </>
  );
}

/** The page shows somebody else, and the text that was begun stays with whom it was begun for. */
function MovedOn() {
  const { commands } = usePanel();
  const movedOn = usePanelState((state) => state.movedOn);
  const subject = usePanelState((state) => state.subject);
  const draft = usePanelState((state) => state.draft);
  if (movedOn === null || (subject.kind !== 'known' && subject.kind !== 'unlinked')) return null;
  const { note, score, adding, log, noteEdit, result, wish } = draft;
  const isSaveable =
    note.trim() !== '' ||
    wish.text.trim() !== '' ||
    score.score !== null ||
    [adding, noteEdit, result].some((begun) => begun !== null) ||
    hasLog(log);
  return (
    <div className="banner-kept">
      <Banner
        tone="warning"
        title={movedOn.name === null ? 'The page moved on.' : `The page moved on to ${movedOn.name}.`}
        actions={
          <>
            {isSaveable ? (
              <Button look="primary" onClick={() => void commands.saveDraft()}>
                Save
              </Button>
            ) : null}
            <Button onClick={() => commands.dropDraft()}>Drop</Button>
          </>
        }
      >
        Your {begunText(draft)} stays with{' '}
        {subject.kind === 'known' ? <bdi>{subject.view.short}</bdi> : 'the record it was begun for'} until you
        save or drop it.
      </Banner>
    </div>
  );
}

/** What was begun, in a word. */
function begunText({ note, score, adding, reason, log, noteEdit, result, wish }: Draft): string {
  if (note.trim() !== '' || noteEdit !== null) return 'note';
  if (hasLog(log)) return 'log entry';
  if (result !== null) return 'result';
  if (score.score !== null || score.comment.trim() !== '') return 'score';
  if (adding !== null) return 'new person';
  if (wish.text.trim() !== '') return 'line on what they want';
  return reason.trim() === '' ? 'edit' : 'reason';
}

/** The site's own reader no longer fits the page. */
function Reader() {
  const found = usePanelState((state) => outgrown(state)?.site ?? null);
  return found === null ? null : <ReaderOf key={found} site={found} />;
}

function ReaderOf({ site }: { site: string }) {
  const { commands } = usePanel();
  const label = useSiteLabel(site);
  return (
    <ReaderLine site={label === 'This site' ? 'this site' : label} onReport={() => commands.pageReport()} />
  );
}
