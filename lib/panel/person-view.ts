import type { Person } from '../model/change';
import type { Contact } from '../model/contact';
import type { Evidence } from '../model/evidence';
import type { StageChange, SurveyKind } from '../model/facts';
import type { Stage } from '../model/lifecycle';
import { blockedReason } from '../rules/next-action';
import { fitFor } from '../rules/market-fit';
import { rulesOf } from '../rules/playbook';
import { shortName } from '../rules/short-name';
import { currentStage, daysInStage, stageInModel } from '../rules/stage';
import { stageReceipt, type StageReceipt } from '../rules/receipt';
import { openFollowUp, type FollowUp } from '../rules/follow-up';
import { surveyHistory, type SurveyHistory } from '../rules/survey-history';
import { surveyState, type SurveyState } from '../rules/survey';
import { timeline, type TimelineEntry } from '../rules/timeline';
import type { Referred } from '../rules/timeline-words';
import type { StageFigures } from '../store/store';
import { estimateValue, type EstimateHow, type ValueEstimate } from '../value/estimate';
import { cumulativeOrders, type Forecast } from '../value/forecast';
import { adviceFor, type StageAdvice } from './stage-advice';
import { changedView, type ChangedView } from './changed-view';
import { shownActions, type Ranking, type ShownAction } from './shown-actions';
import { namesIn, teamFor, type Team } from './team';
import { isoDay } from './day-input';
import { knownOf } from './known-of';

/** Where a person stands: the stage, since when, and the receipt of the change that put them there. */
export interface StageView {
  current: Stage | null;
  change: StageChange | null;
  receipt: StageReceipt | null;
  days: number | null;
  /** Median of the days the team's people have been in the stage, and of how many. */
  medianDays: number | null;
  people: number;
}

/** The value estimate with the orders it rests on, as a curve. */
export interface ValueView {
  estimate: ValueEstimate;
  forecast: Forecast;
  /** With what it was made, so that the receipt can try other inputs. */
  how: EstimateHow;
}

/** What the person said of us. */
export interface SurveyView extends SurveyState {
  /** The team's default scale. */
  kind: SurveyKind;
  history: Record<SurveyKind, SurveyHistory>;
  followUp: FollowUp | null;
}

/** Everything the cards show of one person. */
export interface PersonView extends StageAdvice {
  person: Person;
  contact: Contact;
  /** The whole name, or what there is instead. */
  name: string;
  /** What a sentence calls them. */
  short: string;
  /** The team as it is for them: with the model, playbook and value inputs of their market. */
  team: Team;
  owner: string;
  stage: StageView;
  actions: ShownAction[];
  /** What was known when the actions were chosen. */
  evidence: Evidence;
  /** Why there is no action, as a sentence; null where there is one. */
  blocked: string | null;
  value: ValueView;
  survey: SurveyView;
  timeline: TimelineEntry[];
  /** What colleagues did since the last look. */
  changed: ChangedView | null;
}

/** What a view is made with, besides the person. */
export interface ViewHow {
  team: Team;
  me: string | null;
  /** False where the user is not shown orders; left out, they are. */
  ordersKnown?: boolean;
  figures: StageFigures | null;
  /** What actions are ranked by; null until that is known. */
  ranking?: Ranking | null;
  now: number;
  /** BCP 47 tag by which money is written. */
  locale: string;
  /** Whom the person referred, by id. */
  referred?: ReadonlyMap<string, Referred>;
  /** When the user looked before; null: never. */
  lookedAt?: number | null;
}

/** Turns what is known of a person into what the cards show. */
export function viewPerson(person: Person, how: ViewHow): PersonView {
  const { me, figures, now, locale } = how;
  const team = teamFor(how.team, person.contact);
  const { workspace, model } = team;
  const names = namesIn(team, me);
  const evidence = knownOf(person, { workspace, now, ordersKnown: how.ordersKnown ?? true });
  const { playbook } = workspace;
  const titles = new Map(rulesOf(playbook).map((rule) => [rule.id, rule.title]));
  const fit = fitFor(workspace, person.contact);
  const valued: EstimateHow = { person, evidence, workspace, peers: figures, now, fit, locale };
  const estimate = estimateValue(valued);
  const change = currentStage(person.stageChanges);
  const entries = timeline(person, {
    ...names,
    locale,
    actionTitle: (id) => titles.get(id) ?? null,
    me,
    referred: (id) => how.referred?.get(id) ?? null,
  });
  return {
    ...adviceFor(person, evidence, { team, entries, locale }),
    person,
    contact: person.contact,
    name: displayName(person.contact),
    short: shortName(person.contact),
    team,
    owner: person.contact.owner === null ? 'No owner' : `Owner: ${names.memberName(person.contact.owner)}`,
    stage: {
      current: change === null ? null : stageInModel(change, model),
      change,
      receipt: change === null ? null : stageReceipt(change, names),
      days: daysInStage(person.stageChanges, now),
      medianDays: figures?.medianDays ?? null,
      people: figures?.people ?? 0,
    },
    actions: shownActions(evidence, playbook, person, { ranking: how.ranking ?? null, day: isoDay(now) }),
    evidence,
    blocked: blockedReason(evidence, playbook, person),
    value: { estimate, forecast: cumulativeOrders(person, now, estimate, workspace), how: valued },
    survey: {
      ...surveyState(person, { coolDownDays: workspace.survey.coolDownDays, now }),
      kind: workspace.survey.defaultKind,
      history: {
        nps: surveyHistory(person, 'nps'),
        csat: surveyHistory(person, 'csat'),
        ces: surveyHistory(person, 'ces'),
      },
      followUp: openFollowUp(person, now),
    },
    timeline: entries,
    changed: changedView(person, entries, { me, lookedAt: how.lookedAt ?? null, now, ...names }),
  };
}

/** What a person is called in a heading: name, else address, else phone. */
export function displayName(contact: Contact): string {
  return contact.name ?? contact.emails[0] ?? contact.phones[0] ?? 'No name yet';
}
