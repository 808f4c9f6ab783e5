import { Mark } from './top-bar';
import './panel-app.css';

/** The panel before anything of it is known: drawn at once, while the rest of it is still being loaded. */
export function Opening() {
  return (
    <div className="panel" aria-busy="true">
      <div className="panel-top">
        <header className="top-bar">
          <span className="top-name">
            <Mark />
            Sidestage
          </span>
        </header>
      </div>
      <main className="panel-main" />
    </div>
  );
}
