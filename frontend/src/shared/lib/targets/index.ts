export { type ReasonText, useReasons } from './reasons';
