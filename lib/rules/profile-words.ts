import type { ProfileEntry, ProfileTopic } from '../model/contact';

/** What the topics of a profile are called. */
export const TOPIC_WORDS: Record<ProfileTopic, string> = {
  interests: 'Interests',
  goals: 'Goals',
  criteria: 'Buys by',
  competitors: 'Competitors',
  shops: 'Shops at',
  timing: 'Timing',
};

/** The topics in the order they are shown. */
export const TOPICS = Object.keys(TOPIC_WORDS) as ProfileTopic[];

/** What is known, by topic in their order and within each the newest first; topics of which nothing is known are left out. CO5 */
export function profileByTopic(profile: ProfileEntry[]): { topic: ProfileTopic; entries: ProfileEntry[] }[] {
  return TOPICS.map((topic) => ({
    topic,
    entries: profile.filter((entry) => entry.topic === topic).sort((a, b) => b.at - a.at),
  })).filter(({ entries }) => entries.length > 0);
}
