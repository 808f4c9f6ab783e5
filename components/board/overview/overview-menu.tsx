import { useState } from 'react';
import type { BoardFigures } from '../../../lib/panel/board/figures-view';
import { figureRows } from '../../../lib/panel/board/figure-rows';
import { csvText } from '../../../lib/rules/csv';
import { Menu } from '../../ui/menu';
import { saveFile } from '../../ui/save-file';

interface OverviewMenuProps {
  figures: BoardFigures;
  detail: string;
  onDigest: () => void;
}

/** What can be taken out of the page as a whole; each picture has files of its own. */
export function OverviewMenu({ figures, detail, onDigest }: OverviewMenuProps) {
  const [open, setOpen] = useState(false);
  const choose = (id: string) => {
    if (id === 'print') window.print();
    if (id === 'digest') onDigest();
    if (id === 'csv') {
      saveFile({
        name: 'sidestage-overview.csv',
        type: 'text/csv',
        text: csvText([[detail], ...figureRows(figures)]),
      });
    }
  };
  return (
    <div className="overview-menu">
      <Menu
        label="Export"
        open={open}
        onOpen={setOpen}
        onChoose={choose}
        items={[
          { id: 'print', label: 'Print, or save as PDF' },
          { id: 'csv', label: 'All figures as CSV' },
          { id: 'digest', label: 'Weekly digest', detail: 'to copy or print' },
        ]}
      />
    </div>
  );
}
