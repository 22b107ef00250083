export * from './catalogue.ts';
export * from './service-config.ts';
export * from './settings.ts';
