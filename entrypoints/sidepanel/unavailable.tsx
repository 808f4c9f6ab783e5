import { Unavailable } from '../../components/page-states/unavailable';
import { draw } from './draw';

/** The store did not open: says why and offers to try again. */
export function showUnavailable(error: unknown): void {
  const message = error instanceof Error && error.name === 'StoreUnavailableError' ? error.message : null;
  draw(<Unavailable message={message} onRetry={() => location.reload()} />);
}
