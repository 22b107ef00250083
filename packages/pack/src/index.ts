export { PackError, packInto } from './pack-into.ts';
export { packOnce } from './pack-once.ts';
