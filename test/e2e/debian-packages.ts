import { canInstall, installPackages } from '../../scripts/chromium';

/** Each package with what it must have brought, so that a system without dpkg is judged the same way. */
export type PackageList = Record<string, () => boolean>;

/** Whether a program can be started here; `reason` names what is missing. */
export type Availability = { ok: true } | { ok: false; reason: string };

/**
 * Makes sure that a program's packages are installed: on Debian as root it installs what is missing, anywhere else it
 * only names it.
 */
export function ensurePackages(program: string, packages: PackageList): Availability {
  const missing = () =>
    Object.entries(packages)
      .filter(([, isInstalled]) => !isInstalled())
      .map(([name]) => name);
  const before = missing();
  if (before.length === 0) return { ok: true };
  if (!canInstall()) {
    const names = before.join(', ');
    return {
      ok: false,
      reason: `${program} needs these Debian packages: ${names} (to install them, be root on Debian)`,
    };
  }
  const failure = installPackages(Object.keys(packages));
  const after = missing();
  if (after.length === 0) return { ok: true };
  return { ok: false, reason: failure ?? `still missing after installing: ${after.join(', ')}` };
}
