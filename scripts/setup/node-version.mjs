/** The oldest Node that can install Duet; from then on Node 24 from npm does the work. */
export const oldestNode = [20, 9];

/**
 * @param {string} version as `process.versions.node` has it.
 * @returns {string | null} what is wrong and the remedy; null when it will do.
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `This is Node ${version}; Duet needs Node ${oldestNode.join('.')} or later. Get one from https://nodejs.org or your system's packages, then run this again.`;
}
