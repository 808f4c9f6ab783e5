import '../../components/ui/fonts.css';
import '../../components/ui/fonts-extended.css';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { SettingsPage } from '../../components/settings/settings-page';
import { draw } from '../sidepanel/draw';
import { siteChoices } from '../sidepanel/site-choices';
import { showUnavailable } from '../sidepanel/unavailable';
import { openPanel } from '../wiring/panel';
import { applyLastTheme } from '../wiring/theme';

applyLastTheme();
openPanel(() => null).then(
  ({ panel }) => draw(<SettingsPage panel={panel} sites={siteChoices} />),
  showUnavailable,
);
