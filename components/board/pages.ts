import type { ComponentType } from 'react';
import type { BoardPageId } from '../../lib/panel/board/choices';
import { later } from '../ui/later';

/** The choices of the head that a page goes by. */
export type HeadChoice = 'period' | 'owner' | 'lens' | 'market';

/** A page of the board. It draws everything below the head; its title stands in the head. */
export interface BoardPage {
  id: BoardPageId;
  /** In the navigation and in the head. */
  label: string;
  /** The letter that goes to it after G. */
  key: string;
  choices: readonly HeadChoice[];
  /** The page has a title and a head of its own. */
  ownHead?: true;
  Page: ComponentType;
}

/** Every page, in the order of the navigation. A new one is a line here and a file in pages/. */
export const boardPages: readonly BoardPage[] = [
  {
    id: 'overview',
    label: 'Overview',
    key: 'o',
    choices: ['period', 'owner', 'lens', 'market'],
    Page: later(() => import('./pages/overview-page').then((file) => file.OverviewPage)),
  },
  {
    id: 'metrics',
    label: 'Metrics',
    key: 'm',
    choices: ['period', 'owner', 'market'],
    Page: later(() => import('./pages/metrics-page').then((file) => file.MetricsPage)),
  },
  {
    id: 'people',
    label: 'People',
    key: 'p',
    choices: ['owner', 'market'],
    Page: later(() => import('./pages/people-page').then((file) => file.PeoplePage)),
  },
  {
    id: 'stalled',
    label: 'Stalled',
    key: 's',
    choices: ['owner', 'market'],
    Page: later(() => import('./pages/stalled-page').then((file) => file.StalledPage)),
  },
  {
    id: 'today',
    label: 'Today',
    key: 't',
    choices: [],
    ownHead: true,
    Page: later(() => import('./pages/today-board-page').then((file) => file.TodayBoardPage)),
  },
  {
    id: 'outcomes',
    label: 'Outcomes',
    key: 'u',
    choices: [],
    Page: later(() => import('./pages/outcomes-page').then((file) => file.OutcomesPage)),
  },
  {
    id: 'digest',
    label: 'Weekly digest',
    key: 'w',
    choices: ['owner', 'lens', 'market'],
    Page: later(() => import('./pages/digest-page').then((file) => file.DigestPage)),
  },
];
