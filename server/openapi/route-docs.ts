import { boardDoc } from '../routes/board';
import { docsDocs } from '../routes/docs';
import { healthDocs } from '../routes/health';
import { joinPageDoc } from '../routes/join-page';
import { joinDoc } from '../routes/join';
import { keepingDocs } from '../routes/keeping-docs';
import { liveDoc } from '../routes/live';
import { metricsDoc } from '../routes/metrics';
import { peopleDocs } from '../routes/people';
import { pullDoc } from '../routes/pull';
import { pushDoc } from '../routes/push';
import { sampleDoc } from '../routes/sample';
import { snapshotDoc } from '../routes/snapshot';
import { teamDocs } from '../routes/team-docs';
import { valueFitDocs } from '../routes/value-fit';
import type { RouteDoc } from './route-doc';

/** Every route as it is described beside it, in the order of the page. A new route's goes here: a test asks for it. */
export const ROUTE_DOCS: readonly RouteDoc[] = [
  joinDoc,
  pushDoc,
  pullDoc,
  snapshotDoc,
  liveDoc,
  ...peopleDocs,
  ...valueFitDocs,
  boardDoc,
  sampleDoc,
  ...teamDocs,
  ...keepingDocs,
  joinPageDoc,
  ...healthDocs,
  metricsDoc,
  ...docsDocs,
];
