import {
  CloseRequest,
  ExportEnd,
  ExportStart,
  KeepingState,
  LiftReply,
  LiftRequest,
  RetentionRequest,
  SilentReply,
  SilentRequest,
} from '../../lib/model/keeping';
import { z } from '../../lib/model/zod';
import type { RouteDoc } from '../openapi/route-doc';

const state = { about: 'What holds now.', schema: KeepingState };
type Said = Pick<RouteDoc, 'path' | 'summary' | 'about' | 'answer' | 'body'>;

/** A route for admins. */
const keeping = (method: 'get' | 'post', rest: Said): RouteDoc => {
  return { method, who: 'device', errors: ['forbidden'], ...rest };
};

/** What is said of the routes of keeping.ts and export.ts in the API's document. */
export const keepingDocs: readonly RouteDoc[] = [
  keeping('get', {
    path: '/v1/keeping',
    summary: 'What the team keeps',
    about: 'How long people are kept, and when the team ends. For admins.',
    answer: state,
  }),
  keeping('post', {
    path: '/v1/keeping/retention',
    summary: 'How long people are kept',
    about: 'People of whom nothing was heard for so many months are erased at night. For admins.',
    body: RetentionRequest,
    answer: state,
  }),
  keeping('post', {
    path: '/v1/keeping/silent',
    summary: 'Who would be erased',
    about:
      'Counts and names some of whom nothing was heard for so many months; nobody is erased. For admins.',
    body: SilentRequest,
    answer: { about: 'How many, and some of them.', schema: SilentReply },
  }),
  keeping('post', {
    path: '/v1/keeping/close',
    summary: 'End the team',
    about:
      'Everything of the team is erased after some days, which `/v1/keeping/keep` takes back. For admins.',
    body: CloseRequest,
    answer: state,
  }),
  keeping('post', {
    path: '/v1/keeping/keep',
    summary: 'Keep the team',
    about: 'Takes the end of the team back. For admins.',
    answer: state,
  }),
  keeping('post', {
    path: '/v1/erased/lift',
    summary: 'Let somebody be added again',
    about: 'Takes an address from the list of who was erased. For leads and admins.',
    body: LiftRequest,
    answer: { about: 'When the person was erased; null where nobody was.', schema: LiftReply },
  }),
  keeping('get', {
    path: '/v1/export',
    summary: 'Export the team',
    about: 'Everything of the team, a JSON value a line. Without the last line it was cut off. For admins.',
    answer: {
      about: 'Lines: ExportStart, records, ExportEnd.',
      type: 'application/x-ndjson',
      schema: z.union([ExportStart, ExportEnd]),
    },
  }),
  {
    method: 'get',
    path: '/v1/people/:id/export',
    summary: 'Export a person',
    about: 'Everything of one person, as far as the role may read it.',
    who: 'device',
    answer: { about: 'The records in the order of their changes.' },
    errors: ['forbidden', 'not-found'],
  },
];
