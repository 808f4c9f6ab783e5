import '../../components/ui/fonts.css';
import '../../components/ui/fonts-extended.css';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { browser } from 'wxt/browser';
import { BoardApp } from '../../components/board/board-app';
import { createBoard } from '../../lib/panel/board/board';
import { draw } from '../sidepanel/draw';
import { showUnavailable } from '../sidepanel/unavailable';
import { addressHash } from '../wiring/board-place';
import { figuresInWorker } from '../wiring/figures';
import { openPanel } from '../wiring/panel';
import { startPanelSync } from '../wiring/sync';
import { applyLastTheme } from '../wiring/theme';

/** Opens the store, the panel and the board on it. */
async function start(): Promise<void> {
  const { panel, store, people } = await openPanel(() => null);
  const board = createBoard({
    panel,
    place: addressHash,
    figures: figuresInWorker(),
    people,
    watchRecords: (seen) => store.watchTeamRecords(seen),
    now: Date.now,
  });
  draw(<BoardApp board={board} onSettings={() => void browser.runtime.openOptionsPage()} />);
  startPanelSync(store, new AbortController().signal);
  panel.commands.lookAtEverybody();
}

applyLastTheme();
start().catch(showUnavailable);
