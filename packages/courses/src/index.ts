export * from './course-catalogue.ts';
