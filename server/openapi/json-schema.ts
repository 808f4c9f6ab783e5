import { Contact } from '../../lib/model/contact';
import {
  ActionOutcome,
  Interaction,
  Order,
  Reversal,
  Reward,
  StageChange,
  StageKept,
  SurveyResponse,
} from '../../lib/model/facts';
import { FitState } from '../../lib/model/fit-state';
import { TaughtSite } from '../../lib/model/taught-site';
import { TeamRecord } from '../../lib/model/team-record';
import {
  ErrorReply,
  JoinReply,
  JoinRequest,
  LiveHint,
  Mutation,
  PullReply,
  PushReply,
  PushRequest,
  Row,
  SnapshotEnd,
  SnapshotStart,
} from '../../lib/model/wire';
import { Member, Workspace } from '../../lib/model/workspace';
import { z } from '../../lib/model/zod';

/** A JSON schema, as far as it is read here. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  [key: string]: unknown;
}

/** What has a name of its own in the document; everything else is written where it is used. */
const NAMED: Record<string, z.ZodType> = {
  ActionOutcome,
  Contact,
  ErrorReply,
  FitState,
  Interaction,
  JoinReply,
  JoinRequest,
  LiveHint,
  Member,
  Mutation,
  Order,
  PullReply,
  PushReply,
  PushRequest,
  Reversal,
  Reward,
  Row,
  SnapshotEnd,
  SnapshotStart,
  StageChange,
  StageKept,
  SurveyResponse,
  TaughtSite,
  TeamRecord,
  Workspace,
};

for (const [id, schema] of Object.entries(NAMED))
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });

/** Turns zod schemas into JSON schemas whose named parts are gathered, once each, under `#/components/schemas/`. */
export class JsonSchemas {
  /** The named ones that were used so far. */
  readonly named: Record<string, JsonSchema> = {};

  /**
   * The schema of what is sent to the server (`input`) or by it (`output`).
   * @throws Error when a named one is not the same in both directions
   */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    // Inside of something else a named schema becomes a reference, also where it is the whole.
    const text = JSON.stringify(
      z.toJSONSchema(z.strictObject({ it: schema }), { io, unrepresentable: 'any' }),
    );
    const whole = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema & {
      $defs?: Record<string, JsonSchema>;
    };
    for (const [name, { id: _, ...one }] of Object.entries(whole.$defs ?? {})) {
      const known = this.named[name];
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(one))
        throw new Error(`${name} is read otherwise than it is written.`);
      this.named[name] = one;
    }
    return whole.properties?.['it'] ?? {};
  }
}
