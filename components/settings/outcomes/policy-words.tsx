import type { PolicyComparison } from '../../../lib/rules/compare-policies';
import { shareText } from '../../../lib/panel/share-text';
import type { PolicyEstimate } from '../../../lib/rules/off-policy';

/** How the learnt order would have done beside the playbook's, or what is missing to say so. */
export function PolicyWords({ policies }: { policies: PolicyComparison }) {
  return (
    <div className="settings-ask">
      <p className="settings-sub">The learnt order beside the playbook’s order</p>
      {policies.enough ? (
        <>
          <p>
            Following the learnt order instead of the rules’ order, something would have moved on for{' '}
            {words(policies.learnt)} instead of {words(policies.rules)} of people.
          </p>
          <p className="small quiet">
            {policies.differs
              ? 'The two ranges do not overlap.'
              : 'The two ranges overlap: the difference may be chance.'}{' '}
            Estimated from {policies.choices} choices that were drawn (doubly robust, 95 % ranges).
          </p>
        </>
      ) : (
        <p className="soft">{policies.missing}</p>
      )}
    </div>
  );
}

function words({ value, low, high }: PolicyEstimate): string {
  return shareText({ share: value, low, high });
}
