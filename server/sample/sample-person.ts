import type { Phase } from '../../lib/model/lifecycle';

/** The stages of the sample: those of the preset `reach-to-loyalty`, and the implicit last one. */
export const sampleStages = ['reach', 'acquisition', 'conversion', 'retention', 'loyalty', 'lapsed'] as const;
export type SampleStage = (typeof sampleStages)[number];

/** The phase of each stage. */
export const phaseOf: Record<SampleStage, Phase> = {
  reach: 'awareness',
  acquisition: 'acquisition',
  conversion: 'conversion',
  retention: 'retention',
  loyalty: 'advocacy',
  lapsed: 'lapsed',
};

/** Who a person of the sample is, without any history; the same on every machine and at every time. */
export interface SamplePerson {
  /** Names the person in URLs and seeds; unique in the sample. */
  slug: string;
  name: string | null;
  /** The one to use first; empty for people known by telephone only. */
  emails: string[];
  phone: string | null;
  company: string | null;
  title: string | null;
  stage: SampleStage;
  /** BCP 47 code of the language the person writes. */
  language: string;
}
