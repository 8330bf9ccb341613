/**
 * The direction of imports, from the bottom up:
 * shared → duplex → domain → ports → usecases → server, adapters beside the use cases, and only main.ts names adapters.
 * Tests may reach for test tools and fakes wherever they lie, but not across these lines either.
 */
const test = '(\\.test\\.tsx?$|/testing/|^apps/inference/test/)';
const inference = (layer) => `^apps/inference/src/${layer}/`;
const packages = '^packages/(shared|duplex)/';
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('shared-imports-only-zod', 'packages/shared is read by everything, the browser too: it imports zod and itself.',
      { path: '^packages/shared/src/', pathNot: test }, { pathNot: ['^packages/shared/src/', '/node_modules/zod/'] }),
    forbid('duplex-imports-only-shared', 'The duplex session is pure: no clock, socket or model in it.',
      { path: '^packages/duplex/src/', pathNot: test }, { pathNot: packages }),
    forbid('domain-is-pure', 'The domain imports shared and duplex only.',
      { path: inference('domain'), pathNot: test }, { pathNot: [packages, inference('domain')] }),
    forbid('ports-import-the-domain', 'Ports say what the domain needs; they know nobody who provides it.',
      { path: inference('ports'), pathNot: test }, { pathNot: [packages, inference('(domain|ports)')] }),
    forbid('usecases-import-ports-and-domain', 'Use cases run over ports; which adapter stands behind one is not theirs to know.',
      { path: inference('usecases'), pathNot: test }, { path: '^(apps|packages|certs|bench|e2e|scripts)/', pathNot: [packages, inference('(domain|ports|usecases)')] }),
    forbid('adapters-import-ports', 'An adapter is one outside thing: it imports ports, the domain and shared, and no other adapter.',
      { path: '^apps/inference/src/adapters/([^/]+)/', pathNot: test }, { path: '^(apps|packages|certs|bench|e2e|scripts)/', pathNot: ['^packages/shared/', inference('(domain|ports)'), '^apps/inference/src/adapters/$1/'] }),
    forbid('server-imports-usecases', 'The server translates between the wire and the use cases.',
      { path: inference('server'), pathNot: test }, { path: '^(apps|packages|certs|bench|e2e|scripts)/', pathNot: [packages, inference('(ports|usecases|server)')] }),
    forbid('only-main-names-adapters', 'Which adapters there are is decided in main.ts. The doctor looks for their parts on this machine, and benches measure them.',
      { path: '^(apps|packages|scripts)/', pathNot: [test, '^apps/inference/src/main\\.ts$', inference('adapters'), '^scripts/doctor/'] }, { path: inference('adapters') }),
    forbid('web-never-imports-inference', 'The page and the inference service share the protocol, nothing else.', { path: '^apps/web/' }, { path: '^apps/inference/' }),
    forbid('inference-never-imports-web', 'The inference service and the page share the protocol, nothing else.', { path: '^apps/inference/' }, { path: '^apps/web/' }),
    forbid('features-never-import-each-other', 'One folder per surface; what two surfaces need belongs to media, transport or ui.',
      { path: '^apps/web/src/features/([^/]+)/' }, { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' }),
    forbid('gateway-and-page-apart', 'The gateway serves the page as Next built it.', { path: '^apps/web/server/' }, { path: '^apps/web/src/' }),
    forbid('page-without-gateway', 'Nothing of the gateway, its keys above all, may reach a browser.', { path: '^apps/web/src/' }, { path: '^(apps/web/server|certs)/' }),
    forbid('packages-import-no-app', 'Packages stand below the apps.', { path: '^packages/', pathNot: test }, { path: '^(apps|bench|e2e|scripts|certs)/' }),
    forbid('certificates-stand-alone', 'The certificate authority depends on nothing of Duet.', { path: '^certs/' }, { path: '^(apps|packages|bench|e2e|scripts)/' }),
    forbid('no-cycles', 'A cycle has no beginning to read from.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    forbid('no-unresolved', 'What is imported is there.', { pathNot: ['^apps/web/\\.next'] }, { couldNotResolve: true }),
    forbid('no-test-tools-at-run-time', 'Code that runs imports nothing that is made for tests.',
      { path: '^(apps|packages|certs)/', pathNot: test }, { path: ['\\.test\\.tsx?$', '/testing/', '/node_modules/(vitest|fast-check|@playwright)/'] }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/\\.next/', '/node_modules/.*/node_modules/.*\\.d\\.ts$'] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'] },
  },
};
