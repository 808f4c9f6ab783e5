import { TodayPage } from '../../today/today-page';
import { useBoard, useBoardState } from '../board-context';

/** Today, as in the sidebar; a person opens in the drawer. */
export function TodayBoardPage() {
  const { commands } = useBoard();
  const isDrawerOpen = useBoardState((state) => state.isDrawerOpen);
  return (
    <div className="board-narrow">
      <TodayPage
        onOpen={(id, name) => commands.openPerson(id, name)}
        onLeave={() => (isDrawerOpen ? commands.closePerson() : commands.go('people'))}
      />
    </div>
  );
}
