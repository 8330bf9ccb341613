// The certificate library's container asks for this polyfill before it loads; whoever imports the library imports it from here.
import 'reflect-metadata';

export * from '@peculiar/x509';
