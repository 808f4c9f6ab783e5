import type { LifecycleModel } from './lifecycle';
import { stage } from './preset-stage';

export const usage: LifecycleModel = {
  id: 'usage',
  label: 'Usage',
  knownFrom: 'Progression of steps in the standard definition',
  loops: false,
  retired: [],
  stages: [
    stage('Considering', 'consideration', 'They think about whether they need it.'),
    stage('Purchasing', 'conversion', 'They are buying.'),
    stage('Using', 'retention', 'They use what they bought.'),
    stage('Maintaining loyalty', 'advocacy', 'They stay, although they could leave.'),
  ],
};

export const valueCycle: LifecycleModel = {
  id: 'value-cycle',
  label: 'Value cycle',
  knownFrom: 'Customer lifecycle management',
  loops: true,
  retired: [],
  stages: [
    stage('Acquiring', 'acquisition', 'You win them, for the first time or again.'),
    stage('Increasing value', 'growth', 'They buy more, more often or something better.'),
    stage('Retaining', 'retention', 'They are worth keeping as they are.'),
    stage('Reactivating', 'lapsed', 'They have gone quiet and you invite them back.'),
  ],
};

export const clm: LifecycleModel = {
  id: 'clm',
  label: 'CLM, short form',
  knownFrom: 'Customer lifecycle management, short form',
  loops: false,
  retired: [],
  stages: [
    stage('Acquisition', 'acquisition', 'You are getting to know each other.'),
    stage('Sales conversion', 'conversion', 'They are about to place the first order, or just have.'),
    stage('Retention', 'retention', 'They order again as long as they are content.'),
    stage('Loyalty', 'advocacy', 'They prefer you and say so.'),
  ],
};
