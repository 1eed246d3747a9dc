export * from './decimal';
export * from './units';
