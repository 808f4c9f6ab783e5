import { defineConfig } from 'wxt';

// The key pins the extension's id in Chrome, so that a server may name it and a profile survives a reload.
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyTDRw+XwlwX5JusSzz+mq977AfpeAdjF8VDAnTv3Gs4qrmy+cvRhSCEJJUkMZNAzJVKwb7Qea+Nf3YaASGvgvpxT8AJpGlNCeiEJjPWHIpFBDMhG0Klh69XJNLTDWEmfxK4B7CIAYEqw525dChceM2oyGiXoIYfdkFRt6WtT1dPCBSas1WxYpwBGjGNE8A87UVi7SvLVIvRFZZ24cX9vwua3m+LoXPojcYxp1l6kHxffv0zfE9Cgpsvi6TM6LKTnA0HhZP344Zl9WR7cuSLghMtPaO4Wh8C2Zal2HG2bnqPMwetrF6AzxZmaaIe7LS1DcdpttM3QR93Tq8G6ki9oNQIDAQAB';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' http: https:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types workers',
].join('; ');

export default defineConfig({
  manifestVersion: 3,
  modules: ['@wxt-dev/module-react'],
  imports: false,
  outDir: '.output',
  zip: { name: 'sidestage' },
  // The browsers the manifests name, so that light-dark() stays what it is.
  vite: () => ({
    build: { sourcemap: false, target: 'es2022', cssTarget: ['chrome125', 'firefox140'] },
  }),
  hooks: {
    // Read by every page the user opens: a slower minifier saves a kilobyte of gzip there.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ name }) => name.startsWith('detect-'))) return;
      config.build = {
        ...config.build,
        minify: 'terser',
        terserOptions: { ecma: 2020, compress: { passes: 3 } },
      };
    },
  },
  manifest: ({ browser, mode }) => ({
    name: 'Sidestage',
    short_name: 'Sidestage',
    description: 'Where a person stands in the customer lifecycle, what to do next, and what they are worth.',
    permissions: [
      'storage',
      'alarms',
      'scripting',
      'activeTab',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    // WXT's development mode needs a web socket and inline styles: only what is built is held to the policy.
    ...(mode === 'production' ? { content_security_policy: { extension_pages: POLICY } } : {}),
    // What is read in a private window would be kept after it: there it does not run.
    incognito: 'not_allowed',
    action: { default_title: 'Sidestage' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+S' }, description: 'Open Sidestage' },
      // Beside an open panel, without a hand on the mouse.
      'read-once': { suggested_key: { default: 'Alt+Shift+R' }, description: 'Read this page once' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sidestage@sidestage.example',
              strict_min_version: '140.0',
              data_collection_permissions: {
                required: ['personallyIdentifyingInfo', 'personalCommunications'],
              },
            },
          },
        }
      : { key: CHROME_KEY, minimum_chrome_version: '125' }),
  }),
});
