import type { LifecycleModel } from './lifecycle';
import { stage } from './preset-stage';

/** The model a new workspace starts with. */
export const reachToLoyalty: LifecycleModel = {
  id: 'reach-to-loyalty',
  label: 'Reach to loyalty',
  knownFrom: 'Sterne & Cutler; TechTarget; QuestionPro',
  loops: false,
  retired: [],
  stages: [
    stage('Reach', 'awareness', 'They may have heard of you; nobody has spoken with them yet.'),
    stage('Acquisition', 'acquisition', 'They showed interest: asked, signed up or answered you.'),
    stage('Conversion', 'conversion', 'They are deciding on, or have just made, their first order.'),
    stage('Retention', 'retention', 'They are customers; the aim is that they stay content and order again.'),
    stage('Loyalty', 'advocacy', 'They order again without being asked and speak well of you.'),
  ],
};

export const onboardingToAdvocacy: LifecycleModel = {
  id: 'onboarding-to-advocacy',
  label: 'Onboarding to advocacy',
  knownFrom: 'Help Scout',
  loops: false,
  retired: [],
  stages: [
    stage('Reach', 'awareness', 'They may have come across you and have not been in touch.'),
    stage('Acquisition', 'acquisition', 'They got in touch or left their details.'),
    stage('Conversion', 'conversion', 'They are making up their mind to buy.'),
    stage('Onboarding', 'onboarding', 'They have bought and are taking their first steps with it.'),
    stage('Retention', 'retention', 'They use what they bought and should have reasons to stay.'),
    stage('Advocacy', 'advocacy', 'They recommend you to others.'),
  ],
};

export const marketingStrategy: LifecycleModel = {
  id: 'marketing-strategy',
  label: 'Marketing strategy',
  knownFrom: 'Lifecycle marketing',
  loops: false,
  retired: [],
  stages: [
    stage('Awareness', 'awareness', 'They know that you exist.'),
    stage('Consideration', 'consideration', 'They compare you with others and ask questions.'),
    stage('Purchase', 'conversion', 'They are ordering for the first time.'),
    stage('Retention', 'retention', 'They are customers and should want to come back.'),
    stage('Advocacy', 'advocacy', 'They bring you new people by what they say.'),
  ],
};

export const inbound: LifecycleModel = {
  id: 'inbound',
  label: 'Inbound',
  knownFrom: 'HubSpot lifecycle stages',
  loops: false,
  retired: [],
  stages: [
    stage('Subscriber', 'awareness', 'They signed up to hear from you and no more.'),
    stage('Lead', 'acquisition', 'They gave more than a subscription: a form, a download, an inquiry.'),
    stage('Marketing qualified lead', 'acquisition', 'Marketing judges that they fit and are interested.'),
    stage('Sales qualified lead', 'consideration', 'Sales has spoken with them and sees a real need.'),
    stage('Opportunity', 'conversion', 'There is a deal on the table.'),
    stage('Customer', 'retention', 'They have bought at least once.'),
    stage('Evangelist', 'advocacy', 'They are customers who recommend you.'),
    stage('Other', 'outside', 'They are in no lifecycle: suppliers, partners, applicants.'),
  ],
};
