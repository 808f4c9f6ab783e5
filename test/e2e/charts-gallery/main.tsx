import { createRoot } from 'react-dom/client';
import '../../../components/ui/fonts.css';
import '../../../components/ui/tokens.css';
import '../../../components/ui/base.css';
import { BoardGallery } from './board-gallery';
import { Gallery } from './gallery';
import { SIZES } from './sizes';

const asked = new URLSearchParams(location.search);
const root = document.querySelector('#root');
const size = SIZES.find((one) => one === asked.get('size')) ?? 'usual';
document.documentElement.dataset['theme'] = asked.get('theme') === 'dark' ? 'dark' : 'light';
const isBoard = asked.get('page') === 'board';
if (root !== null) createRoot(root).render(isBoard ? <BoardGallery size={size} /> : <Gallery size={size} />);
