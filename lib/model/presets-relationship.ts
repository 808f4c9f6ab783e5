import type { LifecycleModel } from './lifecycle';
import { stage } from './preset-stage';

export const relationship: LifecycleModel = {
  id: 'relationship',
  label: 'Relationship',
  knownFrom: 'Four-phase model with loss',
  loops: false,
  retired: [],
  stages: [
    stage('Marketing', 'awareness', 'You make yourself known to them.'),
    stage('Customer acquisition', 'acquisition', 'You are winning them as a customer.'),
    stage('Relationship management', 'retention', 'They are customers whom you look after.'),
    stage('Loss / churn', 'lapsed', 'They have left: ended the contract or stopped ordering.', {
      lost: true,
    }),
  ],
};

export const attractSellWow: LifecycleModel = {
  id: 'attract-sell-wow',
  label: 'Attract, sell, wow',
  knownFrom: 'Three-phase lifecycle marketing',
  loops: false,
  retired: [],
  stages: [
    stage('Attract', 'awareness', 'You have their attention and perhaps their address.'),
    stage('Sell', 'conversion', 'You show them what fits and they decide.'),
    stage('Wow', 'advocacy', 'They got more than they expected and tell others.'),
  ],
};

export const experience: LifecycleModel = {
  id: 'experience',
  label: 'Experience',
  knownFrom: 'Customer relationship life cycle',
  loops: false,
  retired: [],
  stages: [
    stage('Awareness', 'awareness', 'They have become aware of you.'),
    stage('Selection or purchase', 'conversion', 'They choose between you and others, and buy.'),
    stage('Satisfaction', 'retention', 'They use it and find out whether it keeps its promise.'),
    stage('Loyalty', 'advocacy', 'They stay by choice and vouch for you.'),
  ],
};
