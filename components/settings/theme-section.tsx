import { usePanel, usePanelState } from '../shell/panel-context';
import { Toggle } from '../ui/toggle';
import { SettingsSection } from './settings-section';

/** Light, dark, or as the system has it. */
export function ThemeSection() {
  const { commands } = usePanel();
  const theme = usePanelState((state) => state.device.theme);
  return (
    <SettingsSection title="Look" says="As the rest of the computer, or always the same.">
      <Toggle
        label="Theme"
        value={theme}
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onChange={(chosen) => void commands.setTheme(chosen)}
      />
    </SettingsSection>
  );
}
