import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SWITCH = fileURLToPath(new URL('../../scripts/service_switch.py', import.meta.url));

/** Kill a service of the stack and keep it down, or let it come back. */
export function switchService(action: 'kill' | 'revive', service: 'fastapi' | 'flask' | 'worker'): void {
  execFileSync('python3', [SWITCH, action, service], { stdio: 'inherit' });
}
