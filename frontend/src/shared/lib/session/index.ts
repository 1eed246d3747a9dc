export { accept, type Grant, session, type Session, type SessionUser, useSession } from './session';
