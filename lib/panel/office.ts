import type { AuditReply, InviteRequest, TeamInvite, TeamReply } from '../model/team-wire';

/** What came of asking the team's server; the message is a sentence for the user. */
export type OfficeAnswer<T> = { ok: true; value: T } | { ok: false; message: string };

/** An invite that was just made: its link is told this once. */
export interface MadeLink {
  link: string;
  invite: TeamInvite;
}

/** What the team's server is asked about members, devices and invites. Nothing of it works without a connection. */
export interface Office {
  team(): Promise<OfficeAnswer<TeamReply>>;
  /** Who did what, the newest first; `before`: entries before this number. */
  trail(before: number | null): Promise<OfficeAnswer<AuditReply>>;
  invite(request: InviteRequest): Promise<OfficeAnswer<MadeLink>>;
  /** An act without an answer: `/v1/members/ID/roles` with its body. */
  act(path: string, body: object): Promise<OfficeAnswer<null>>;
}

/** What the settings know of the team's people. */
export interface OfficeState {
  /** `failed`: `problem` says why; what was read before is still shown. */
  state: 'idle' | 'reading' | 'ready' | 'failed';
  problem: string | null;
  team: TeamReply | null;
  trail: AuditReply | null;
  /** A link that was made here and can be copied until it is put away. */
  made: MadeLink | null;
}

export const EMPTY_OFFICE: OfficeState = {
  state: 'idle',
  problem: null,
  team: null,
  trail: null,
  made: null,
};
